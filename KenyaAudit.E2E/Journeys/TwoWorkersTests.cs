using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>
/// Two workers and a node that only serves, on one store. It is SQLite, or SQL Server where <see cref="Server"/> names one.
/// </summary>
public sealed class TwoWorkersTests(Site site) : Journey(site)
{
    private const string Server = "KENYAAUDIT_TEST_SQLSERVER";
    private const string National = "oag-national";
    private const string Assemblies = "oag-county-assemblies";
    private const int Large = 1_500;
    private const int Small = 40;

    // The sweep comes each minute; then the lease of a dead node runs out, and the next sweep finds what it left.
    private static readonly TimeSpan BegunWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan FinishedWithin = TimeSpan.FromSeconds(150);

    private readonly string _data = Directory.CreateTempSubdirectory("kenyaaudit-workers-").FullName;

    [Fact]
    public Task Both_take_what_is_due_once_and_the_living_one_finishes_what_the_killed_one_had_begun() => WorkAsync();

    [Fact]
    [Trait("Needs", "SQL Server")]
    public Task On_a_server_both_take_what_is_due_once_and_the_living_one_finishes_what_the_killed_one_had_begun()
    {
        var server = Environment.GetEnvironmentVariable(Server);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{Server} is not set");
        return WorkAsync(("DATABASE_URL", $"{server};Initial Catalog=kenyaaudit-{Guid.NewGuid():N}"));
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            Directory.Delete(_data, recursive: true);
            GC.SuppressFinalize(this);
        }
    }

    private async Task WorkAsync(params (string Name, string Value)[] store)
    {
        if (store.Length == 0)
        {
            await LoadedData.CopyToAsync(_data);
        }

        await using var serving = await SiteProcess.StartAsync(Cancellation, _data, [.. store, ("Jobs__Enabled", "false")]);
        await using var first = await SiteProcess.StartAsync(Cancellation, _data, store);
        await using var second = await SiteProcess.StartAsync(Cancellation, _data, store);
        var before = await serving.CountAsync("", Cancellation);
        var large = ReportPdf.Write(_data, 2012, Matters(Large));
        var small = ReportPdf.WriteAssemblies(_data, 2012, Matters(Small));
        serving.DropIntoInbox(National, large);
        serving.DropIntoInbox(Assemblies, small);

        // Whoever asks here only writes what is due: both sweeps see it, and each row is one worker's.
        var admin = await AdminPage.OpenAsync(await OpenAsync(Device.Desktop, on: serving));
        await admin.LoadInboxAsync(National);
        var run = await admin.AskedAsync();
        await admin.LoadInboxAsync(Assemblies);
        int? node = null;
        await Until.TrueAsync(async () => (node = await admin.ReaderAsync(run, ReportPdf.Sha256Of(large))) is not null, BegunWithin, "a worker reads the large document", Cancellation);
        Assert.Contains(node!.Value, (int[])[first.Number, second.Number]);
        await (node == first.Number ? first : second).KillAsync();

        await Until.TrueAsync(
            async () => await serving.CountAsync("", Cancellation) == before + Large + Small, FinishedWithin, "the other worker has published both", Cancellation);

        var page = await OpenAsync(Device.Desktop, on: serving);
        await AdminPage.OpenAsync(page);
        await Expect(Rows(page, large)).ToHaveCountAsync(2);
        await Expect(Rows(page, large).Filter(new() { HasText = "attempt 2" })).ToContainTextAsync("Published");
        await Expect(Rows(page, large).Filter(new() { HasText = "The process ended in the middle of this run." })).ToHaveCountAsync(1);
        await Expect(Rows(page, small).Filter(new() { HasText = "Published" })).ToHaveCountAsync(1);
    }

    private static ILocator Rows(IPage page, string document) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = ReportPdf.Sha256Of(document)[..12] });

    private static Matter[] Matters(int count) =>
        [.. Enumerable.Range(0, count).Select(Matter.Lot).Select(lot => new Matter($"Broken Orreries of {lot}", $"This synthetic paragraph reports on the orreries of {lot}."))];
}
