using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Pages.Documents;

/// <summary>An excerpt says on its pages which paragraphs it holds.</summary>
public sealed class PartialDocumentTests : IDisposable
{
    private readonly SiteFixture _site = new();

    [Theory]
    [InlineData(true, "partial: paragraphs 200 to 450")]
    [InlineData(false, "200 to 450")]
    public async Task A_document_says_what_it_covers(bool partial, string words)
    {
        await _site.PublishAsync(Samples.Site());
        await _site.StoreAsync((db, cancellation) => db.Documents.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.IsPartial, partial).SetProperty(row => row.FirstParagraph, 200).SetProperty(row => row.LastParagraph, 450), cancellation));
        var reader = _site.Reader();

        var document = await reader.PageAsync($"/documents/{TestData.Sha256}");
        var report = await reader.PageAsync("/reports/oag-national-2020-21");

        Assert.Equal(words, document.QuerySelectorAll("dl.facts div").Single(fact => fact.QuerySelector("dt")!.TextContent == "Paragraphs").QuerySelector("dd")!.TextContent);
        Assert.Equal(partial, report.Words("dl.facts").Contains("partial: paragraphs 200 to 450", StringComparison.Ordinal));
    }

    public void Dispose() => _site.Dispose();
}
