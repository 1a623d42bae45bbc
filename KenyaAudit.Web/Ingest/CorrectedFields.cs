using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>Reads and writes the correctable fields of a version as text; keys and numbers as digits, null as nothing.</summary>
internal static class CorrectedFields
{
    /// <summary>Ours and not the document's: a correction of these stands whatever a document brings.</summary>
    public static bool IsEditorial(this CorrectedField field) => field is CorrectedField.Summary or CorrectedField.Category or CorrectedField.Amount;

    public static string Label(this CorrectedField field) => field switch
    {
        CorrectedField.Entity => "audited entity",
        CorrectedField.Section => "part of the report",
        CorrectedField.PdfPage or CorrectedField.PdfPageLast or CorrectedField.PrintedPage or CorrectedField.PrintedPageLast => "pages",
        CorrectedField.Block => "text",
        CorrectedField.Amount => "amount in question",
        _ => field.ToString().ToLowerInvariant(),
    };

    public static string? Read(FindingVersionRow version, CorrectedField field) => field switch
    {
        CorrectedField.Title => version.Title,
        CorrectedField.Entity => Digits(version.EntityId),
        CorrectedField.Section => version.Section?.Slug(),
        CorrectedField.Basis => version.Basis?.Slug(),
        CorrectedField.PdfPage => Digits(version.PdfPage),
        CorrectedField.PdfPageLast => Digits(version.PdfPageLast),
        CorrectedField.PrintedPage => version.PrintedPage,
        CorrectedField.PrintedPageLast => version.PrintedPageLast,
        CorrectedField.Summary => version.Summary,
        CorrectedField.Category => Digits(version.CategoryId),
        CorrectedField.Amount => Digits(version.AmountInQuestionCents),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A block is found by its text."),
    };

    public static void Write(FindingVersionRow version, CorrectedField field, string? value)
    {
        switch (field)
        {
            case CorrectedField.Title: version.Title = value!; break;
            case CorrectedField.Entity: version.EntityId = Number(value); break;
            case CorrectedField.Section: version.Section = Slugs.Parse<ReportSection>(value!); break;
            case CorrectedField.Basis: version.Basis = Slugs.Parse<Basis>(value!); break;
            case CorrectedField.PdfPage: version.PdfPage = Number(value)!.Value; break;
            case CorrectedField.PdfPageLast: version.PdfPageLast = Number(value)!.Value; break;
            case CorrectedField.PrintedPage: version.PrintedPage = value; break;
            case CorrectedField.PrintedPageLast: version.PrintedPageLast = value; break;
            case CorrectedField.Summary: Summarise(version, value); break;
            case CorrectedField.Category: (version.CategoryId, version.CategoryRead) = (Number(value)!.Value, true); break;
            case CorrectedField.Amount: Value(version, value is null ? null : long.Parse(value, CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "A block is found by its text.");
        }
    }

    // A translation of other words would say something else.
    private static void Summarise(FindingVersionRow version, string? summary)
    {
        version.SummarySw = summary == version.Summary ? version.SummarySw : null;
        version.Summary = summary;
    }

    private static void Value(FindingVersionRow version, long? cents)
    {
        version.AmountNote = cents == version.AmountInQuestionCents ? version.AmountNote : null;
        (version.AmountInQuestionCents, version.AmountRead) = (cents, true);
    }

    private static string? Digits(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? digits) => digits is null ? null : int.Parse(digits, CultureInfo.InvariantCulture);
}
