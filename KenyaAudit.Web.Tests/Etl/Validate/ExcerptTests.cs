using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Validate;

/// <summary>Runs of pages cut out of the report of 2020/21, as anybody may hand them in.</summary>
public sealed class ExcerptTests
{
    private static readonly Lazy<(IReadOnlyList<PageText> Pages, ReportRecords Whole)> Report = new(() =>
    {
        using var file = File.OpenRead(Corpus.Path("oag-national-government-2020-2021.pdf"));
        var pages = OagVolumeSource.National.Extract(file, default);
        return (pages, Read(pages));
    });

    [Theory]
    [InlineData(1, 60)]
    [InlineData(1, 400)]
    [InlineData(13, 60)]
    [InlineData(100, 200)]
    [InlineData(333, 380)]
    [InlineData(500, 659)]
    [InlineData(13, 659)]
    public void An_excerpt_is_read_as_the_whole_is_and_marked_partial(int from, int to)
    {
        Corpus.Path("oag-national-government-2020-2021.pdf");

        var part = Read(Cut(from, to));

        Assert.Equal("2020/21", part.Report.Year.ToString());
        Assert.Equal(to < 650 || part.Coverage!.First > 1, part.Coverage!.IsPartial);
        Assert.True(part.Findings.Count > 10, $"{part.Findings.Count} findings");
        Assert.Equal(part.Paragraphs, part.Findings.Count + part.CleanStatements.Count + part.Refused.Count);
        var whole = Report.Value.Whole.Findings.ToDictionary(finding => finding.Reference.Value, finding => finding.Title);
        Assert.All(part.Findings.SkipLast(1), finding => Assert.Equal(whole[finding.Reference.Value], finding.Title));
        Assert.DoesNotContain(part.Checks, check => check.Blocks);
        Assert.True(part.Refused.Count * 5 < part.Paragraphs, $"{part.Refused.Count} of {part.Paragraphs} set aside");
    }

    [Fact]
    public void The_whole_is_whole()
    {
        Corpus.Path("oag-national-government-2020-2021.pdf");

        var whole = Report.Value.Whole;

        Assert.Equal((new Coverage(1, 1787, false), 1102), (whole.Coverage, whole.Findings.Count));
        Assert.Equal(
            ["amounts-read", "opinion-totals", "pages-with-text"],
            whole.Checks.Where(check => !check.Passed).Select(check => check.Name).Order(StringComparer.Ordinal));
    }

    private static ReportRecords Read(IReadOnlyList<PageText> pages)
    {
        var source = OagVolumeSource.National;
        return source.Validate(source.Normalise(source.Parse(pages, default), default));
    }

    private static IReadOnlyList<PageText> Cut(int from, int to) =>
        [.. Report.Value.Pages.Where(page => page.PdfPage >= from && page.PdfPage <= to).Select(page => page with { PdfPage = page.PdfPage - from + 1 })];
}
