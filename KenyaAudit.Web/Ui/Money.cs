using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Ui;

/// <summary>Money as people read it.</summary>
internal static class Money
{
    private const decimal Million = 1_000_000m;
    private const decimal Billion = 1_000_000_000m;
    private const decimal Trillion = 1_000_000_000_000m;

    /// <summary>"about 6.5 billion shillings"; null below a million, where the figure itself is readable.</summary>
    public static string? InWords(Kes amount, IStringLocalizer text)
    {
        var shillings = Math.Abs(amount.Shillings);
        return shillings switch
        {
            < Million => null,
            < Billion => text["about {0:0.#} million shillings", shillings / Million].Value,
            < Trillion => text["about {0:0.##} billion shillings", shillings / Billion].Value,
            _ => text["about {0:0.##} trillion shillings", shillings / Trillion].Value,
        };
    }

    /// <summary>"15.3 billion", "850.5 million"; the figure itself below a million. The exact figure belongs beside it.</summary>
    public static string Short(long cents, IStringLocalizer text)
    {
        var shillings = cents / 100m;
        return Math.Abs(shillings) switch
        {
            < Million => Figure(cents),
            < Billion => text["{0:#,##0.#} million", shillings / Million].Value,
            _ => text["{0:#,##0.#} billion", shillings / Billion].Value,
        };
    }

    /// <summary>An amount of any currency in figures; hundredths only where there are some.</summary>
    public static string Figure(long hundredths) =>
        (hundredths / 100m).ToString(hundredths % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
}
