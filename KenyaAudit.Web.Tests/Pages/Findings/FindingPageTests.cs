using System.Net;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Pages.Findings;

public sealed class FindingPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private readonly HttpClient _reader = site.Reader();

    [Fact]
    public async Task Says_what_was_found_about_whom_and_where_it_stands()
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-319");
        var text = page.Words("main");

        Assert.Equal("Pending Bills", page.Words("h1"));
        Assert.Equal("Pending Bills: Ministry of Health · KenyaAudit", page.Title);
        Assert.Contains("Ksh 1,234,567,890 in question", page.QuerySelector("meta[name=description]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Equal("/findings/ng-2020-21-319", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("about 1.23 billion shillings", text, StringComparison.Ordinal);
        Assert.Contains("Basis for Qualified Opinion. It is one of the reasons", text, StringComparison.Ordinal);
        Assert.Contains("printed page 1, PDF page 2", text, StringComparison.Ordinal);
        Assert.Contains(TestData.Sha256, text, StringComparison.Ordinal);
        Assert.Contains("A finding is not a conviction.", text, StringComparison.Ordinal);
        Assert.Contains("Summary by KenyaAudit, not the words of the report.", text, StringComparison.Ordinal);
        Assert.Contains("never added up", text, StringComparison.Ordinal);
        Assert.Contains("http://localhost/findings/ng-2020-21-319, accessed ", page.Words(".cite"), StringComparison.Ordinal);
        Assert.Equal(["Home", "Entities", "Ministry of Health", "Paragraph 319"], page.QuerySelectorAll(".crumbs li").Select(crumb => crumb.TextContent.Trim()));
    }

    [Fact]
    public async Task Tells_our_words_first_in_both_languages_and_whose_the_amount_is()
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-319");
        var json = await (await _reader.AskAsync("/findings/ng-2020-21-319.json")).JsonAsync();
        var swahili = page.QuerySelector("details[lang=sw]")!;

        Assert.Contains("Bili hazikulipwa mwaka huo.", swahili.TextContent, StringComparison.Ordinal);
        Assert.Contains("tafsiri yetu (our translation)", swahili.TextContent, StringComparison.Ordinal);
        Assert.Contains("As we read it: bills not paid in the year.", page.Words(".facts"), StringComparison.Ordinal);
        Assert.Equal(["In short", "What the report says"], page.QuerySelectorAll("article h2").Take(2).Select(heading => heading.TextContent));
        Assert.Equal(("Bili hazikulipwa mwaka huo.", "editors", "rules"), (json.GetProperty("summary_sw").GetString(), json.GetProperty("amount_in_question_by").GetString(), json.GetProperty("category_by").GetString()));
        Assert.Equal(0, json.GetProperty("search_words").GetArrayLength());
    }

    [Fact]
    public async Task Prints_its_text_in_order_with_anchors_and_encoded()
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-319");

        Assert.Contains("Unpaid suppliers", page.GetElementById("319.1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById("319.2"));
        Assert.Contains("also <b>unpaid</b>", page.Words(".text"), StringComparison.Ordinal);
        var table = page.QuerySelector("pre.table")!;
        Assert.Equal(("0", "region"), (table.GetAttribute("tabindex"), table.GetAttribute("role")));
        Assert.Equal("Table 1, as printed", table.GetAttribute("aria-label"));
        Assert.Contains("Fuel       1,000        900", table.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".text h3"), heading => heading.TextContent.Contains("Unpaid suppliers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_document_says_so_and_where_to_read_it()
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-320");

        Assert.Contains("full text of this finding is not loaded here", page.Words(".text"), StringComparison.Ordinal);
        Assert.Contains("page 100 (PDF page 112)", page.Words(".text"), StringComparison.Ordinal);
        Assert.Contains("Document not held", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal("/findings/ng-2020-21-319", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/findings/ng-2020-21-331", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/findings/NG-2020-21-319")]
    [InlineData("/findings/Ng-2020-21-319/Some-Words")]
    [InlineData("/findings/ng-2020-21-319/pending-bills-of-the-ministry")]
    [InlineData("/findings/ng-2020-21-319/a/b")]
    [InlineData("/findings/ng-2020-21-319/")]
    [InlineData("/findings/ng-2020-21-319/version")]
    [InlineData("/findings/ng-2020-21-319/historical")]
    public async Task Every_other_spelling_leads_to_the_one_address(string path)
    {
        // Kept first, so that a cache that ignored case would answer 200.
        await _reader.AskAsync("/findings/ng-2020-21-319");
        var response = await _reader.AskAsync(path);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/findings/ng-2020-21-319", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/findings/ng-2020-21-319/history/1")]
    [InlineData("/findings/ng-2020-21-319/diff/2")]
    [InlineData("/findings/ng-2020-21-319/cite")]
    [InlineData("/findings/ng-2020-21-319/cite.pdf")]
    [InlineData("/findings/ng-2020-21-319/v0")]
    [InlineData("/findings/ng-2020-21-319/v01")]
    [InlineData("/findings/ng-2020-21-319/v7")]
    public async Task Reserved_tails_are_404_and_lead_to_the_finding(string path)
    {
        var response = await _reader.AskAsync(path);
        var page = await response.DocumentAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("/findings/ng-2020-21-319", page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task An_old_version_stays_readable_and_points_to_the_current_one()
    {
        var old = await _reader.PageAsync("/findings/ng-2020-21-331/v1");
        var current = await _reader.PageAsync("/findings/ng-2020-21-331");

        Assert.Equal("Wrong Title", old.Words("h1"));
        Assert.Contains("This is version 1", old.Words("p.notice"), StringComparison.Ordinal);
        Assert.Equal("/findings/ng-2020-21-331", old.QuerySelector("p.notice a")!.GetAttribute("href"));
        Assert.Contains("/findings/ng-2020-21-331/v1,", old.Words(".cite"), StringComparison.Ordinal);
        Assert.Equal("Corrected Title", current.Words("h1"));
        Assert.Null(current.QuerySelector("p.notice"));
    }

    [Fact]
    public async Task An_unknown_reference_helps()
    {
        var response = await _reader.AskAsync("/findings/ng-2020-21-325");
        var page = await response.DocumentAsync();
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("/findings/ng-2020-21-322", links);
        Assert.Contains("/findings/ng-2020-21-331", links);
        Assert.NotNull(page.QuerySelector("form[role=search]"));
    }

    [Fact]
    public async Task The_number_of_a_clean_statement_says_that_it_is_one()
    {
        var page = await _reader.PageAsync("/findings/ng-2020-21-321");

        Assert.Contains("nothing to report", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Ministry of Health", page.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/findings/what")]
    [InlineData("/findings/ng-2020-22-319")]
    [InlineData("/findings/ng-2020-21-0319")]
    [InlineData("/findings/ng-2020-21-319%20")]
    public async Task What_is_no_reference_is_404(string path)
    {
        var response = await _reader.AskAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("looks like ng-2020-21-319", (await response.DocumentAsync()).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_finding_is_gone_with_its_reason_and_date()
    {
        var response = await _reader.AskAsync("/findings/ng-2020-21-330");
        var text = (await response.DocumentAsync()).Words("main");

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains("Printed twice in the report.", text, StringComparison.Ordinal);
        Assert.Contains("4 March 2026", text, StringComparison.Ordinal);
    }
}
