using System.Security.Cryptography;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Sources;

/// <summary>The report of 2020/21 against what its own contents and appendices say.</summary>
public sealed class NationalReportTests
{
    private static readonly Lazy<(byte[] Bytes, ReportRecords Records)> Report = new(() =>
    {
        var bytes = File.ReadAllBytes(Corpus.Path("oag-national-government-2020-2021.pdf"));
        return (bytes, Books.Read(bytes));
    });

    private static ReportRecords Records
    {
        get
        {
            Corpus.Path("oag-national-government-2020-2021.pdf");
            return Report.Value.Records;
        }
    }

    [Fact]
    public void Every_number_is_found_once() =>
        Assert.Equal(Enumerable.Range(1, 1787), Records.Findings.Select(finding => finding.Number).Concat(Records.CleanStatements.Select(clean => clean.Number)).Order());

    [Fact]
    public void Votes_findings_and_sections_are_as_counted_by_hand()
    {
        Assert.Equal(67, Records.Entities.Count(entity => entity.Kind == EntityKind.NationalVote));
        Assert.Equal(276, Records.Findings.Select(finding => finding.EntitySlug).Distinct().Count());
        Assert.Equal((1102, 334, 112), (Records.Findings.Count, Count(ReportSection.Lawfulness), Count(ReportSection.Controls)));
        Assert.Equal(3, Records.Entities.Count(entity => entity.CountyCode is not null));
        Assert.Empty(Records.Refused);
        int Count(ReportSection section) => Records.Findings.Count(finding => finding.Section == section);
    }

    [Fact]
    public void Every_opinion_of_the_appendices_has_an_entity_of_its_own()
    {
        Assert.Equal(302, Records.Opinions.Count);
        Assert.Equal(302, Records.Opinions.Select(opinion => opinion.EntitySlug).Distinct().Count());
        Assert.Equal([188, 109, 3, 2], Enum.GetValues<Opinion>().Select(kind => Records.Opinions.Count(opinion => opinion.Kind == kind)));
        Assert.Equal([186, 110, 3, 2], Enum.GetValues<Opinion>().Select(kind => Records.Opinions.Count(opinion => opinion.ChapterKind == kind)));
        Assert.Single(Records.Notes, note => note.EndsWith("has no chapter in the book.", StringComparison.Ordinal));
    }

    [Fact]
    public void Printed_pages_are_twelve_behind_the_file() =>
        Assert.All(Records.Findings, finding => Assert.Equal($"{finding.Pages.PdfPage - 12}", finding.Pages.PrintedPage));

    [Fact]
    public void The_bundled_facts_are_those_of_the_document()
    {
        _ = Records;
        var folder = Path.Combine(Repository.Root, "etl", "data", "oag-national-2020-21");
        FactsWriter.Write(Records, Convert.ToHexStringLower(SHA256.HashData(Report.Value.Bytes)), OagVolumeSource.National.ExtractorVersion, name => new Written(bytes =>
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, name))), $"{name} differs from what the document gives")));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(164)]
    [InlineData(354)]
    public void An_excerpt_gives_the_same_findings_as_the_whole(int from)
    {
        var whole = Records.Findings.ToDictionary(finding => finding.Number);
        var source = OagVolumeSource.National;
        var pages = Records.Pages.Skip(from).Take(15).Select((page, index) => page with { PdfPage = index + 1 }).ToList();

        var excerpt = source.Validate(source.Normalise(source.Parse(pages, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));

        Assert.Equal("2020/21", excerpt.Report.Year.ToString());
        Assert.NotEmpty(excerpt.Findings);
        Assert.All(excerpt.Findings, finding => Assert.Equal(
            (whole[finding.Number].Title, whole[finding.Number].EntitySlug, whole[finding.Number].Section, whole[finding.Number].Basis),
            (finding.Title, finding.EntitySlug, finding.Section, finding.Basis)));
    }

    private sealed class Written(Action<byte[]> check) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanRead)
            {
                check(ToArray());
            }

            base.Dispose(disposing);
        }
    }
}
