using AngleSharp.Dom;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Access;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Pages.Admin;

/// <summary>A county's figure as editors mend it and citizens then read it.</summary>
[Collection(HangfireTests.Name)]
public sealed class CountyQuarantinePageTests : IAsyncLifetime
{
    private const string Record = "/admin/quarantine/1";
    private readonly string _bundle = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;
    private readonly DevelopersSite _site = new();
    private Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> _misread = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_mends_a_cell_and_readers_see_the_figure_with_what_was_mended()
    {
        var browser = _misread.CreateClient();
        Assert.DoesNotContain("17,360,000,000", (await browser.PageAsync("/counties/mombasa")).Words("[aria-labelledby=years]"), StringComparison.Ordinal);

        var page = await PostAsync(browser, ("cells[budget_kes]", "17360000000"), ("reason", "The table prints millions."));

        Assert.Contains("The row is published as a county figure.", page.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form[method=post]"));
        IDocument county = page;
        await Until.TrueAsync(
            async () => (county = await browser.PageAsync("/counties/mombasa")).Words("[aria-labelledby=years]").Contains("17,360,000,000", StringComparison.Ordinal));
        Assert.Contains("Corrected by an editor: The table prints millions.", county.Words("[aria-labelledby=years]"), StringComparison.Ordinal);
        Assert.Contains("Corrected by an editor: The table prints millions.", county.Words("[aria-labelledby=answer]"), StringComparison.Ordinal);
        await using var scope = _misread.Services.CreateAsyncScope();
        var act = await scope.ServiceProvider.GetRequiredService<AuditDb>().AuditEvents.SingleAsync(Cancellation);
        Assert.Equal(("local", "quarantine.release", "quarantine 1", "The table prints millions."), (act.Actor, act.Action, act.Subject, act.Reason));
    }

    [Theory]
    [InlineData("17,360", "Because.", "Nothing was saved: budget_kes '17,360' is no number.")]
    [InlineData("17360000000", " ", "A reason is needed.")]
    public async Task What_is_wrong_is_said_and_the_form_keeps_what_was_written(string budget, string reason, string fault)
    {
        var page = await PostAsync(_misread.CreateClient(), ("cells[budget_kes]", budget), ("cells[report]", "cob-county-birr-2024-25"), ("reason", reason));

        Assert.Equal(fault, page.Words("[role=alert]"));
        Assert.Equal((budget, "2024/25"), (Value(page, "budget_kes"), Value(page, "financial_year")));
    }

    [Fact]
    public async Task The_row_is_shown_as_it_was_read_with_a_field_for_each_cell()
    {
        var page = await _misread.CreateClient().PageAsync(Record);

        Assert.Contains("absorption_pct is 77", page.Words("dl.facts"), StringComparison.Ordinal);
        Assert.Contains("budget_kes=17360000", page.Words("[aria-labelledby=read]"), StringComparison.Ordinal);
        Assert.Equal(("17360000", "Table 2.5"), (Value(page, "budget_kes"), Value(page, "table")));
        Assert.All(page.QuerySelectorAll("form[method=post] input:not([type=hidden])"), input => Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']")));
    }

    public async ValueTask InitializeAsync()
    {
        _misread = _site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => Bundles.Use(services, _bundle)));
        Bundles.CopyMisread(Path.Combine(AppContext.BaseDirectory, "etl", "data"), _bundle);
        await _misread.Services.GetRequiredService<BundleLoader>().LoadAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _misread.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_bundle, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string? Value(IDocument page, string cell) => page.GetElementById($"cell-{cell}")!.GetAttribute("value");

    private static async Task<IDocument> PostAsync(HttpClient browser, params (string Name, string Value)[] fields)
    {
        var token = (await browser.PageAsync(Record)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await (await browser.PostAsync(new Uri($"{Record}?handler=ReleaseFigure", UriKind.Relative), form, Cancellation)).DocumentAsync();
    }
}
