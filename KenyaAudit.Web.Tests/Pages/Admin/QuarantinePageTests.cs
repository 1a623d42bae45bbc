using System.Net;
using AngleSharp.Dom;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Access;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Pages.Admin;

/// <summary>The quarantine as viewers and editors work it, on documents loaded through the whole corridor.</summary>
[Collection(HangfireTests.Name)]
public sealed class QuarantinePageTests : IDisposable
{
    private const string List = "/admin/quarantine";
    private const string Record = List + "/1";
    private readonly QuarantineSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_shows_what_waits_and_is_narrowed_by_source_state_year_and_reason()
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(319).Refuse(320, "Its page is unknown: 100%."));
        var browser = _site.CreateClient();

        Assert.Equal(["ng-2020-21-320", "ng-2020-21-319"], await KeysAsync(browser, List));
        Assert.Equal(["ng-2020-21-320"], await KeysAsync(browser, $"{List}?source={RecordsBuilder.Source}&fy=2020-21&q=UNKNOWN"));
        Assert.Equal(["ng-2020-21-320"], await KeysAsync(browser, $"{List}?q=100%25"));
        Assert.Empty(await KeysAsync(browser, $"{List}?q=1%25%25"));
        Assert.Empty(await KeysAsync(browser, $"{List}?state=rejected"));
        Assert.Equal(2, (await KeysAsync(browser, $"{List}?state=any&source=nobody&fy=x")).Count);
    }

    [Fact]
    public async Task A_record_is_shown_beside_its_page_with_what_was_read_of_it()
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(320));

        var page = await _site.CreateClient().PageAsync(Record);

        Assert.Contains("No heading above the paragraph names the audited entity.", page.Words("dl.facts"), StringComparison.Ordinal);
        Assert.Contains("The text of matter 320.", page.Words("[aria-labelledby=read]"), StringComparison.Ordinal);
        Assert.Contains("319. Pending Bills", page.Words("[aria-labelledby=page] pre"), StringComparison.Ordinal);
        Assert.Equal("PDF page 2, printed page 1", page.Words("#page"));
        Assert.Equal("Unsupported Expenditure", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("", page.QuerySelector("#Entity option[selected]")?.GetAttribute("value") ?? "");
        Assert.Contains("322. Late Works", (await _site.CreateClient().PageAsync(Record + "?p=3")).Words("[aria-labelledby=page] pre"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_corrects_and_releases_and_readers_see_the_finding_with_its_note()
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        var browser = _site.CreateClient();

        var page = await PostAsync(browser, "Release", [.. Fields(), ("reason", "The heading is missing in the book.")]);

        Assert.Contains("The record is published as a finding.", page.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form[method=post]"));
        var finding = await browser.PageAsync("/findings/ng-2020-21-320");
        Assert.Contains("Released from quarantine, corrected by an editor. The heading is missing in the book.", finding.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Ministry of Health", finding.Words("main"), StringComparison.Ordinal);
        Assert.Equal(["local quarantine.release quarantine 1 The heading is missing in the book."], await ActsAsync());
    }

    [Theory]
    [InlineData("Entity", "no-such", "The audited entity is unknown.")]
    [InlineData("PdfPageLast", "9", "The document has no such page.")]
    [InlineData("PdfPageLast", "1", "The last page is before the first.")]
    [InlineData("Body", "...", "A finding needs a text.")]
    [InlineData("Title", "", "A field is missing or out of its range.")]
    [InlineData("reason", " ", "A reason is needed.")]
    public async Task What_is_wrong_is_said_and_the_form_keeps_what_was_written(string field, string value, string fault)
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(320));

        var page = await PostAsync(_site.CreateClient(), "Release", [.. Fields().Append(("reason", "Why.")).Select(pair => pair.Item1 == field ? (field, value) : pair)]);

        Assert.Equal(fault, page.Words("[role=alert]"));
        Assert.Contains("Kept by the form", page.QuerySelector("#Amounts")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task An_editor_rejects_and_has_a_document_read_again()
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        var browser = _site.CreateClient();

        var run = await PostAsync(browser, "ReadAgain", ("reason", "The reader was mended."));
        var rejected = await PostAsync(browser, "Reject", ("reason", "A heading, no finding."));

        Assert.Equal("Run 2 of oag-national", run.Words("h1"));
        Assert.Contains("A heading, no finding.", rejected.Words("dl.facts"), StringComparison.Ordinal);
        Assert.Equal(["local quarantine.read-again quarantine 1 The reader was mended.", "local quarantine.reject quarantine 1 A heading, no finding."], await ActsAsync());
    }

    [Fact]
    public async Task A_blocked_document_is_seen_by_editors_alone()
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.WithCheck(new("year", KenyaAudit.Etl.Pipeline.CheckLevel.Block, false, "Another year.")));
        var browser = _site.CreateClient();

        var page = await browser.PageAsync(Record);

        Assert.Contains("Readers do not see this page", page.Words("[aria-labelledby=page]"), StringComparison.Ordinal);
        Assert.Contains("Another year.", page.Words("[aria-labelledby=read]"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#Title"));
        Assert.Contains("cannot be released", page.Words("main"), StringComparison.Ordinal);
        var hash = await _site.AskAsync(db => db.Quarantine.Select(row => row.Sha256!).SingleAsync(Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.AskAsync($"/documents/{hash}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.AskAsync($"/documents/{hash}/pages/1")).StatusCode);
        Assert.Contains("Another year.", (await browser.PageAsync("/admin/pipeline/runs/1")).Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Release")]
    [InlineData("ReleaseFigure")]
    [InlineData("Reject")]
    [InlineData("ReadAgain")]
    public async Task A_form_without_its_token_is_refused(string handler)
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        using var form = new FormUrlEncodedContent([new("reason", "Because.")]);

        var answer = await _site.CreateClient().PostAsync(new Uri($"{Record}?handler={handler}", UriKind.Relative), form, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task Who_may_only_look_sees_no_form_and_cannot_act()
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(320));
        using var viewers = _site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            services.AddAuthorizationBuilder().AddPolicy(Policies.Editor, rule => rule.RequireClaim("nobody-has-this"));
            services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(options => options.Filters.Add(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute { Order = 2000 }));
        }));
        using var form = new FormUrlEncodedContent([new("reason", "Because.")]);

        var page = await viewers.CreateClient().PageAsync(Record);
        var answer = await viewers.CreateClient().PostAsync(new Uri($"{Record}?handler=Reject", UriKind.Relative), form, Cancellation);

        Assert.Empty(page.QuerySelectorAll("form[method=post]"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await ActsAsync());
    }

    [Theory]
    [InlineData(List)]
    [InlineData(Record)]
    public async Task To_strangers_the_quarantine_does_not_exist(string path)
    {
        await _site.LoadAsync("a", RecordsBuilder.Small.Refuse(320));

        Assert.Equal(HttpStatusCode.NotFound, (await _site.CreateClient().AskAsync(path, ("X-Forwarded-For", "192.0.2.7"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _site.CreateClient().AskAsync(List + "/99")).StatusCode);
    }

    public void Dispose() => _site.Dispose();

    private static List<(string, string)> Fields() =>
    [
        ("Title", "Unsupported Expenditure"), ("Entity", RecordsBuilder.Health), ("Section", "financial-statements"), ("Basis", "basis-for-qualified-opinion"),
        ("PdfPage", "2"), ("PdfPageLast", "3"), ("PrintedPage", "1"), ("PrintedPageLast", "2"), ("Body", "The text of matter 320."), ("Amounts", "Kshs.1,000\r\nKept by the form"),
    ];

    private static async Task<List<string>> KeysAsync(HttpClient browser, string path) =>
        [.. (await browser.PageAsync(path)).QuerySelectorAll("tbody tr td:first-child > a").Select(link => link.TextContent)];

    private static async Task<IDocument> PostAsync(HttpClient browser, string handler, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = (await browser.PageAsync(Record)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await (await browser.PostAsync(new Uri($"{Record}?handler={handler}", UriKind.Relative), form, Cancellation)).DocumentAsync();
    }

    private async Task<List<string>> ActsAsync() => [.. (await _site.AskAsync(db => db.AuditEvents.OrderBy(row => row.Id).ToListAsync(Cancellation)))
        .Select(row => $"{row.Actor} {row.Action} {row.Subject} {row.Reason}")];

    /// <summary>The developer's site with composed documents.</summary>
    private sealed class QuarantineSite : IDisposable
    {
        private readonly DevelopersSite _site = new();
        private readonly ComposedSource _source = new();
        private readonly Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> _composed;

        public QuarantineSite() => _composed = _site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            foreach (var service in services.Where(service => service.ServiceType == typeof(KenyaAudit.Etl.Pipeline.IReportSource)).ToList())
            {
                services.Remove(service);
            }

            services.AddSingleton<KenyaAudit.Etl.Pipeline.IReportSource>(_source);
        }));

        public HttpClient CreateClient() => _composed.CreateClient();

        public Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> WithWebHostBuilder(Action<Microsoft.AspNetCore.Hosting.IWebHostBuilder> change) =>
            _composed.WithWebHostBuilder(change);

        public async Task LoadAsync(string bytes, RecordsBuilder records)
        {
            _source.Add(bytes, records);
            var path = Path.Combine(_site.DataFolder, bytes + ".pdf");
            await File.WriteAllTextAsync(path, bytes, Cancellation);
            await _composed.Services.GetRequiredService<Ingestion>().FileAsync(RecordsBuilder.Source, path, "verb", Cancellation);
            await SiteFixture.StoreAsync(_composed.Services, (db, _) =>
            {
                _composed.Services.GetRequiredService<FindingIndex>().Rebuild(IndexedFindings.All(db), db.PublicationCounters.Single().Value);
                return Task.CompletedTask;
            });
        }

        public async Task<T> AskAsync<T>(Func<AuditDb, Task<T>> ask)
        {
            await using var scope = _composed.Services.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<AuditDb>());
        }

        public void Dispose()
        {
            _composed.Dispose();
            _site.Dispose();
        }
    }
}
