using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Pages.Status;

public sealed class StatusPageTests : IDisposable
{
    private readonly SiteFixture _site = new();

    [Theory]
    [InlineData(RunState.Published, "ok")]
    [InlineData(RunState.Unchanged, "ok")]
    [InlineData(RunState.PublishedWithQuarantine, "ok")]
    [InlineData(RunState.Running, "running")]
    [InlineData(RunState.Failed, "failed")]
    [InlineData(RunState.Refused, "refused")]
    [InlineData(RunState.Due, "never")]
    [InlineData(RunState.Cancelled, "never")]
    [InlineData(RunState.DryRun, "never")]
    internal async Task The_state_of_a_source_is_that_of_its_last_run(RunState run, string state)
    {
        await _site.PublishAsync(new TestData().WithBundleRun(run));
        var json = await (await _site.Reader().AskAsync("/status.json")).JsonAsync();
        var source = json.GetProperty("sources").EnumerateArray().Single(found => found.GetProperty("id").GetString() == "kenyaaudit-bundled");

        Assert.Equal(state, source.GetProperty("state").GetString());
        Assert.Equal(state != "ok", json.GetProperty("loading").GetBoolean());
    }

    [Fact]
    public async Task Says_in_plain_words_how_every_source_stands()
    {
        await _site.PublishAsync(Samples.Site());
        var text = (await _site.Reader().PageAsync("/status")).Words("main");

        Assert.Contains("The last run went well.", text, StringComparison.Ordinal);
        Assert.Contains("Has not been loaded yet.", text, StringComparison.Ordinal);
        Assert.Contains("4 March 2026, 12:30 EAT", text, StringComparison.Ordinal);
        Assert.Contains("The search knows everything that is published. It holds 64 findings at publication 66 of 66.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_paused_a_stale_and_a_late_source_and_nothing_of_what_broke()
    {
        await _site.PublishAsync(Samples.Site());
        await _site.StoreAsync(async (db, cancellation) =>
        {
            var source = await db.Sources.SingleAsync(row => row.SourceId == "oag-national", cancellation);
            (source.PausedAt, source.PausedReason) = (TestData.Now, "A reason for admins.");
            db.Alerts.AddRange(((string[])["stale", "run-late"]).Select(cause => new AlertRow
            {
                Fingerprint = $"{cause}:oag-national", Severity = AlertSeverity.Error, State = AlertState.Open, SourceId = "oag-national",
                Title = "Title", Detail = "A detail for admins.", FirstSeenAt = TestData.Now, LastSeenAt = TestData.Now, Count = 1,
            }));
            db.IngestRuns.Add(new IngestRunRow
            {
                SourceId = "oag-national", State = RunState.Failed, Trigger = "job", ExtractorVersion = "x", StartedAt = TestData.Now.AddHours(1),
                EndedAt = TestData.Now.AddHours(1), Error = "An error for admins.", Trace = "at Some.Method()",
            });
            await db.SaveChangesAsync(cancellation);
        });

        var text = (await _site.Reader().PageAsync("/status")).Words("main");
        var json = await (await _site.Reader().AskAsync("/status.json")).JsonAsync();

        Assert.Contains("Paused It is not checked for the time being", text, StringComparison.Ordinal);
        Assert.Contains("Stale It should have been checked by now", text, StringComparison.Ordinal);
        Assert.Contains("Late A check of it has not begun or not ended in time.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("for admins", text + json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Some.Method", text + json.GetRawText(), StringComparison.Ordinal);
        var sources = json.GetProperty("sources").EnumerateArray().ToDictionary(found => found.GetProperty("id").GetString()!);
        Assert.All(["paused", "stale", "late"], key => Assert.True(sources["oag-national"].GetProperty(key).GetBoolean()));
        Assert.All(["paused", "stale", "late"], key => Assert.False(sources["kenyaaudit-bundled"].GetProperty(key).GetBoolean()));
    }

    [Theory]
    [InlineData("/entities")]
    [InlineData("/counties")]
    [InlineData("/reports")]
    [InlineData("/search")]
    public async Task Every_list_says_when_sources_were_checked_and_the_last_report_came(string path)
    {
        await _site.PublishAsync(Samples.Site());

        var text = (await _site.Reader().PageAsync(path)).Words("main");

        Assert.Contains("Sources checked 4 March 2026; last new report 4 March 2026.", text, StringComparison.Ordinal);
    }

    public void Dispose() => _site.Dispose();
}
