using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

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

    public void Dispose() => _site.Dispose();
}
