using System.Net;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages;

public sealed class LinksTests(SampleSite site) : IClassFixture<SampleSite>
{
    // Facets multiply without end; enough to have met every kind of link.
    private const int MostSearches = 60;

    [Fact]
    public async Task Every_link_from_home_on_answers_and_every_anchor_is_there()
    {
        var reader = site.Reader();
        var seen = new HashSet<string> { "/" };
        var waiting = new Queue<string>(seen);
        var searches = 0;
        while (waiting.TryDequeue(out var path))
        {
            var response = await reader.AskAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType!.MediaType != "text/html")
            {
                continue;
            }

            var page = await response.DocumentAsync();
            foreach (var href in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!))
            {
                if (href.StartsWith('#'))
                {
                    Assert.True(page.GetElementById(href[1..]) is not null, $"{path} has no {href}");
                }
                else if (href.StartsWith('/') && seen.Add(href) && (!href.StartsWith("/search?", StringComparison.Ordinal) || searches++ < MostSearches))
                {
                    waiting.Enqueue(href);
                }
            }
        }

        Assert.Contains("/findings/ng-2020-21-319", seen);
        Assert.Contains($"/documents/{TestData.Sha256}/pages/2", seen);
        Assert.Contains($"/entities/{Samples.RoadsProject}", seen);
        Assert.Contains("/status.json", seen);
    }
}
