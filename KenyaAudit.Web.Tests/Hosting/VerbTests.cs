using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Hosting.Verbs;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Tests.Etl;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KenyaAudit.Web.Tests.Hosting;

/// <summary>Verbs in this process, composed as the binary composes them.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Migrate_makes_the_store_and_check_then_finds_nothing_wrong()
    {
        Assert.Equal(1, await RunAsync("check"));
        Assert.Equal(0, await RunAsync("migrate"));
        Assert.True(File.Exists(Path.Combine(_folder, "kenyaaudit.db")));
        Assert.Equal(0, await RunAsync("check", "--SECRET_KEY=a secret of tests, long enough for it"));
    }

    [Fact]
    public async Task Check_fails_without_the_secret_that_production_needs()
    {
        Assert.Equal(0, await RunAsync("migrate"));
        Assert.Equal(1, await RunAsync("check"));
    }

    [Fact]
    public async Task Ingest_without_documents_is_good_and_leaves_a_place_to_drop_them()
    {
        Assert.Equal(0, await RunAsync("ingest", "oag-national"));
        Assert.True(Directory.Exists(Path.Combine(_folder, "inbox", "oag-national")));
    }

    [Fact]
    public async Task Ingest_into_an_empty_folder_knows_the_county_that_an_entity_belongs_to()
    {
        var file = Path.Combine(_folder, "county.pdf");
        await File.WriteAllBytesAsync(file, new ReportPdf().Page(1, [
            "# COUNTY EXECUTIVE OF KISII – NO.45", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Boats")]).ToBytes(), Cancellation);

        Assert.Equal(0, await RunAsync("ingest", "oag-county-executives", "--file", file));
    }

    [Fact]
    public async Task A_store_that_takes_nothing_in_fails_the_verb_and_does_not_break_it()
    {
        Assert.Equal(0, await RunAsync("ingest", "knbs-census-2019"));
        await using (var store = new SqliteConnection($"Data Source={Path.Combine(_folder, "kenyaaudit.db")}"))
        {
            await store.OpenAsync(Cancellation);
            await using var command = store.CreateCommand();
            command.CommandText = "CREATE TRIGGER Full BEFORE INSERT ON IngestRun BEGIN SELECT RAISE(ABORT, 'full'); END";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var file = Path.Combine(_folder, "report.pdf");
        await File.WriteAllBytesAsync(file, new ReportPdf().Page(1, ["A page"]).ToBytes(), Cancellation);

        Assert.Equal(1, await RunAsync("ingest", "oag-national", "--file", file));
    }

    [Fact]
    public async Task Ingest_of_a_file_that_is_no_report_fails()
    {
        var file = Path.Combine(_folder, "page.pdf");
        await File.WriteAllTextAsync(file, "<html>not found</html>", Cancellation);

        Assert.Equal(1, await RunAsync("ingest", "oag-national", "--file", file));
        Assert.Equal(1, await RunAsync("facts", "oag-national", "--file", file, "--out", Path.Combine(_folder, "out")));
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails()
    {
        var nowhere = Path.Combine(_folder, "nowhere.pdf");

        Assert.Equal(1, await RunAsync("ingest", "oag-national", "--file", nowhere));
        Assert.Equal(1, await RunAsync("facts", "oag-national", "--file", nowhere, "--out", _folder));
    }

    [Fact]
    public async Task A_source_that_reads_no_documents_is_a_usage_error()
    {
        Assert.Equal(2, await RunAsync("ingest", "no-such-source"));
        Assert.Equal(2, await RunAsync("ingest", "kenyaaudit-bundled", "--file", "a.pdf"));
        Assert.Equal(2, await RunAsync("facts", "no-such-source", "--file", "a.pdf", "--out", _folder));
    }

    [Fact]
    public async Task Reindex_builds_in_place_where_no_server_holds_the_index()
    {
        Assert.Equal(0, await RunAsync("reindex"));
        Assert.True(FindingIndex.ReadStatus(Path.Combine(_folder, "index")).Exists);
    }

    [Theory]
    [InlineData("Ingest:LeaseSeconds", "0", "LeaseSeconds")]
    [InlineData("Ingest:LeaseWaitSeconds", "-1", "LeaseWaitSeconds")]
    [InlineData("Store:MaxBatchSize", "0", "MaxBatchSize")]
    public async Task A_wrong_setting_stops_the_verb_and_is_named(string setting, string value, string named)
    {
        await using var app = App("migrate", $"--{setting}={value}");

        var refusal = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(
            () => app.Services.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate());

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("migrate", $"--{setting}={value}"));
        Assert.False(File.Exists(Path.Combine(_folder, "kenyaaudit.db")));
    }

    [Fact]
    public async Task A_setting_that_is_no_number_stops_the_verb() => Assert.Equal(1, await RunAsync("migrate", "--Ingest:LeaseSeconds=soon"));

    private async Task<int> RunAsync(params string[] words)
    {
        await using var app = App(words);
        return await Verb.RunAsync(app, CommandLine.Parse([.. words])!);
    }

    private WebApplication App(params string[] words)
    {
        var builder = AppHost.CreateBuilder(CommandLine.Parse([.. words, $"--KENYAAUDIT_DATA={_folder}"])!);
        builder.AddStore().AddSearch().AddIngest().AddAccounts();
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
