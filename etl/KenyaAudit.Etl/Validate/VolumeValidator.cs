using System.Globalization;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>
/// The last gate before publishing. A reference that comes twice blocks the document; a finding that lacks what every page needs
/// (text, title, a page of the file) is set aside with its reasons; what only looks odd becomes a note.
/// </summary>
internal static class VolumeValidator
{
    public static ReportRecords Validate(ReportRecords records)
    {
        RefuseRepeats(records);
        var known = records.Entities.Select(entity => entity.Slug).ToHashSet(StringComparer.Ordinal);
        var judged = records.Findings.Select(finding => (Finding: finding, Reasons: Reasons(finding, known, records.Pages.Count))).ToList();
        var refused = judged.Where(pair => pair.Reasons.Count > 0)
            .Select(pair => new RefusedRecord(pair.Finding.Reference.Value, pair.Finding.Pages.PdfPage, $"{pair.Finding.Title}\n\n{pair.Finding.Body}", pair.Reasons));
        return records with
        {
            Findings = [.. judged.Where(pair => pair.Reasons.Count == 0).Select(pair => pair.Finding)],
            Refused = [.. records.Refused, .. refused],
            Notes = [.. records.Notes, .. Notes(records)],
        };
    }

    private static void RefuseRepeats(ReportRecords records)
    {
        var numbers = Numbers(records).CountBy(number => number).Where(number => number.Value > 1).Select(number => number.Key).Order().ToList();
        if (numbers.Count > 0)
        {
            throw new DocumentRefusedException($"Paragraph number {numbers[0]} comes twice; references would not be unique.");
        }

        if (records.Entities.GroupBy(entity => entity.Slug, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new DocumentRefusedException($"Two audited entities would share the address \"{twice.Key}\".");
        }
    }

    private static List<string> Reasons(Finding finding, HashSet<string> entities, int pages)
    {
        var reasons = new List<string>();
        if (!entities.Contains(finding.EntitySlug))
        {
            reasons.Add("The audited entity is unknown.");
        }

        if (finding.Blocks is { } blocks && !blocks.Any(block => block.Text.Any(char.IsLetter)) && finding.SubParagraphs.Count == 0)
        {
            reasons.Add("The paragraph has a title and no text.");
        }

        if (pages > 0 && (finding.Pages.PdfPage < 1 || finding.Pages.PdfPageLast > pages || finding.Pages.PdfPageLast < finding.Pages.PdfPage))
        {
            reasons.Add("The pages of the paragraph are not pages of the file.");
        }

        return reasons;
    }

    private static IEnumerable<int> Numbers(ReportRecords records) =>
        records.Findings.Select(finding => finding.Number).Concat(records.CleanStatements.Select(statement => statement.Number));

    private static IEnumerable<string> Notes(ReportRecords records)
    {
        var numbers = Numbers(records).Order().ToList();
        if (numbers.Count == 0)
        {
            yield break;
        }

        if (numbers[0] != 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Numbering begins at {numbers[0]}: the document is an excerpt.");
        }

        foreach (var (low, high) in numbers.Zip(numbers.Skip(1)).Where(pair => pair.Second - pair.First > 1))
        {
            yield return high - low == 2
                ? string.Create(CultureInfo.InvariantCulture, $"Number {low + 1} is missing.")
                : string.Create(CultureInfo.InvariantCulture, $"Numbers {low + 1} to {high - 1} are missing.");
        }

        var offsets = records.Pages.Where(page => int.TryParse(page.PrintedPage, CultureInfo.InvariantCulture, out _))
            .CountBy(page => page.PdfPage - int.Parse(page.PrintedPage!, CultureInfo.InvariantCulture))
            .ToList();
        if (offsets.Count > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Printed page numbers do not keep one distance from the pages of the file ({offsets.Count} distances).");
        }
    }
}
