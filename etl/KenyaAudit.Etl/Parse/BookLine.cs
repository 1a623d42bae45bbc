using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Parse;

/// <summary>A line of the book with its page, running headers and page numbers taken out.</summary>
internal sealed record BookLine(TextLine Line, int PdfPage, string? PrintedPage)
{
    public string Text => Line.Text;

    public bool Bold => Line.Bold;

    /// <summary>Letters only, in capitals: how headings are recognised through blanks and typos of spacing.</summary>
    public string Letters { get; } = Lettering.Of(Line.Text);
}

internal static class Lettering
{
    public static string Of(string text) => string.Concat(text.Where(char.IsAsciiLetter)).ToUpperInvariant();

    /// <summary>Whether nearly all letters are capitals: how entities and sections are headed ("5627-Ke" and "No." allowed).</summary>
    public static bool IsCapitals(string text)
    {
        var upper = text.Count(char.IsUpper);
        var lower = text.Count(char.IsLower);
        return upper >= 3 && lower * 5 <= upper;
    }
}
