using System.Globalization;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>
/// The last gate before publishing. A reference that comes twice blocks the document; a finding that lacks what every page needs
/// (text, title, a page of the file) is set aside with its reasons; what only looks odd warns and becomes a note.
/// </summary>
internal static class VolumeValidator
{
    public static ReportRecords Validate(ReportRecords records)
    {
        var known = records.Entities.Select(entity => entity.Slug).ToHashSet(StringComparer.Ordinal);
        var judged = records.Findings.Select(finding => (Finding: finding, Reasons: Reasons(finding, known, records.Pages.Count))).ToList();
        var refused = judged.Where(pair => pair.Reasons.Count > 0).Select(pair => Refused(pair.Finding, pair.Reasons));
        var sorted = records with
        {
            Findings = [.. judged.Where(pair => pair.Reasons.Count == 0).Select(pair => pair.Finding)],
            Refused = [.. records.Refused, .. refused],
            Notes = [.. records.Notes, .. Notes(records)],
        };
        var checks = Checks(sorted);
        Gate.Pass(checks);
        return sorted with { Checks = checks };
    }

    /// <summary>Set aside whole, so that an editor can correct it and release it.</summary>
    public static RefusedRecord Refused(Finding finding, IReadOnlyList<string> reasons) =>
        new(finding.Reference.Value, finding.Pages.PdfPage, $"{finding.Title}\n\n{finding.Body}", reasons) { Draft = finding };

    // Every number once: the check of the whole says more than the one made while reading.
    private static List<CheckResult> Checks(ReportRecords records) =>
        [.. records.Checks.Where(check => check.Name != NumberChecks.Unique), .. NumberChecks.Judge(Numbers(records)), PageChecks.OfOffset(records.Pages), .. RecordChecks.Judge(records)];

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

    private static List<int> Numbers(ReportRecords records) =>
        [.. records.Findings.Select(finding => finding.Number), .. records.CleanStatements.Select(statement => statement.Number), .. records.Refused.Select(refused => refused.Draft).OfType<Finding>().Select(draft => draft.Number)];

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

        if (PageChecks.OfOffset(records.Pages) is { Passed: false } offset && offset.Sentence.EndsWith("distances).", StringComparison.Ordinal))
        {
            yield return offset.Sentence;
        }
    }
}
