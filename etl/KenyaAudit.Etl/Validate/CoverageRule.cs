using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>Tells an excerpt from a whole volume by what the volume itself says: where its numbering begins, which chapters its contents list, whether it is short and without a title page.</summary>
internal static class CoverageRule
{
    // A book may leave out one chapter that its contents list, also the last.
    private const int FewestLeftOut = 2;

    /// <summary>Null where there is no paragraph.</summary>
    public static Coverage? Of(ParsedReport report)
    {
        if (report.Paragraphs.Count == 0)
        {
            return null;
        }

        var (first, last) = (report.Paragraphs.Min(paragraph => paragraph.Number), report.Paragraphs.Max(paragraph => paragraph.Number));
        var held = report.Chapters.Select(chapter => chapter.Code).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var leftOut = report.Contents.Reverse().TakeWhile(vote => !held.Contains(vote.Code)).Count();
        return new Coverage(first, last, first > 1 || leftOut >= FewestLeftOut || (Warns(ReportIdentity.TitlePage) && Warns(PageChecks.Count)));

        bool Warns(string name) => report.Checks.Any(check => check.Name == name && !check.Passed);
    }
}
