using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>
/// Judges records after entities are resolved. A record that may not be published goes to the refused with its reasons; gaps and odd
/// page offsets become notes; a reference twice refuses the document.
/// </summary>
internal static class NationalValidator
{
    public static ReportRecords Judge(ReportRecords records)
    {
        RefuseDuplicates(records);
        var entities = records.Entities.Select(entity => entity.Slug).ToHashSet(StringComparer.Ordinal);
        var judged = records.Findings.Select(finding => (Finding: finding, Reasons: Reasons(finding, entities, records.Pages.Count))).ToList();
        return records with
        {
            Findings = [.. judged.Where(item => item.Reasons.Count == 0).Select(item => item.Finding)],
            Refused =
            [
                .. records.Refused,
                .. judged.Where(item => item.Reasons.Count > 0).Select(item => new RefusedRecord(
                    item.Finding.Reference.Value, item.Finding.Pages.PdfPage, $"{item.Finding.Number}. {item.Finding.Title}\n{item.Finding.Body}", item.Reasons)),
            ],
            Notes = [.. records.Notes, .. Continuity(records), .. Offsets(records)],
        };
    }

    private static void RefuseDuplicates(ReportRecords records)
    {
        var twice = records.Findings.Select(finding => finding.Number).Concat(records.CleanStatements.Select(statement => statement.Number))
            .CountBy(number => number).FirstOrDefault(group => group.Value > 1);
        if (twice.Value > 1)
        {
            throw new DocumentRefusedException($"Paragraph number {twice.Key} comes twice; references would not be unique.");
        }
    }

    private static List<string> Reasons(Finding finding, HashSet<string> entities, int pages)
    {
        var reasons = new List<string>();
        if (!entities.Contains(finding.EntitySlug) || finding.EntitySlug == "unnamed")
        {
            reasons.Add("No heading names the audited entity.");
        }

        if (string.IsNullOrWhiteSpace(finding.Title))
        {
            reasons.Add("The finding has no title.");
        }

        if (finding.Pages.PdfPage < 1 || finding.Pages.PdfPageLast > pages)
        {
            reasons.Add($"Its pages {finding.Pages.PdfPage}-{finding.Pages.PdfPageLast} are not in the document.");
        }

        return reasons;
    }

    private static IEnumerable<string> Continuity(ReportRecords records)
    {
        var numbers = records.Findings.Select(finding => finding.Number).Concat(records.CleanStatements.Select(statement => statement.Number)).Order().ToList();
        if (numbers.Count > 0 && numbers[0] != 1)
        {
            yield return $"Paragraph numbers start at {numbers[0]}: the document is an excerpt.";
        }

        foreach (var (before, after) in numbers.Zip(numbers.Skip(1)).Where(pair => pair.Second != pair.First + 1))
        {
            yield return after == before + 2 ? $"Paragraph number {before + 1} is missing." : $"Paragraph numbers {before + 1} to {after - 1} are missing.";
        }
    }

    private static IEnumerable<string> Offsets(ReportRecords records)
    {
        var offsets = records.Pages.Where(page => int.TryParse(page.PrintedPage, out _))
            .CountBy(page => page.PdfPage - int.Parse(page.PrintedPage!, System.Globalization.CultureInfo.InvariantCulture)).OrderByDescending(group => group.Value).ToList();
        if (offsets.Count > 1)
        {
            yield return $"Most printed page numbers are the PDF's less {offsets[0].Key}; {offsets.Skip(1).Sum(group => group.Value)} page(s) are not.";
        }
    }
}
