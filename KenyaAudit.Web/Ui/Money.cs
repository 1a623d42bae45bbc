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

    /// <summary>An amount of any currency in figures; hundredths only where there are some.</summary>
    public static string Figure(long hundredths) =>
        (hundredths / 100m).ToString(hundredths % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
}
