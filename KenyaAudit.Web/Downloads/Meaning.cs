using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Downloads;

/// <summary>What columns mean that stand in more than one set.</summary>
internal static class Meaning
{
    public const string Entity = "Name of the audited entity.";
    public const string EntitySlug = "Word of the entity in addresses.";
    public const string Parent = "Vote that a fund or project belongs to.";
    public const string Vote = "Four-digit vote code.";
    public const string County = "Name of the county.";
    public const string CountyCode = "Code of the county, 1 to 47.";
    public const string Year = "1 July to 30 June, as 2020/21.";
    public const string AsAt = "Day the figures hold for.";
    public const string Section = "Part of the report: a frozen word.";
    public const string Paragraph = "Paragraph number as printed.";
    public const string PrintedPage = "Page it starts on, as printed.";
    public const string PdfPage = "Page of the file it starts on.";
    public const string Sha256 = "SHA-256 of the document read; empty where the document is not held.";
    public const string Report = "Report it stands in: slug of the set reports.";
    public const string Table = "Table of the report, as numbered there.";
    public const string Page = "Page of the report, or a span.";
    public const string PageKind = "How the page is counted: printed, pdf or unstated.";
    public const string EditorNote = "What an editor mended of the row that was read; empty where nothing was.";
    public const string Printed = "Always printed: read from the report as it stands there.";
}

/// <summary>Values of the store in the units of the files.</summary>
internal static class Value
{
    private const decimal Milli = 1000m;

    public static decimal? Kes(long? cents) => cents / 100m;

    /// <summary>Percent from thousandths of a percent.</summary>
    public static decimal? Percent(int? milli) => milli / Milli;

    public static string? Year(int? endYear) => endYear is { } year ? new FinancialYear(year).ToString() : null;
}
