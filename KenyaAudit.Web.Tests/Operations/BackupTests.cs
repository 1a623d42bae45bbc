using System.Runtime.Versioning;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Hosting.Verbs;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>The verb `backup`: what it copies, and what it refuses with a sentence.</summary>
[Collection(HangfireTests.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;

    private string Out => Path.Combine(_folder, "copy.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_copy_is_whole_read_by_its_maker_only_and_never_written_over()
    {
        Assert.Equal(0, await RunAsync("migrate"));
        await using var busy = await OpenAsync("kenyaaudit.db");
        await using var unfinished = busy.BeginTransaction();
        await ScalarAsync(busy, "UPDATE County SET Name = 'half'");

        Assert.Equal(0, await RunAsync("backup", "--out", Out));

        await unfinished.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Out));
        await using (var copy = await OpenAsync("copy.db"))
        {
            Assert.Equal(await TablesAsync(busy), await TablesAsync(copy));
            Assert.Equal(0L, await ScalarAsync(copy, "SELECT COUNT(*) FROM County WHERE Name = 'half'"));
        }

        var before = File.GetLastWriteTimeUtc(Out);
        Assert.Equal(1, await RunAsync("backup", "--out", Out));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Out));
        Assert.Empty(Directory.GetFiles(_folder, "*.unfinished"));
    }

    [Fact]
    public async Task Without_a_database_or_a_folder_nothing_is_made()
    {
        Assert.Equal(1, await RunAsync("backup", "--out", Out));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Equal(0, await RunAsync("migrate"));
        Assert.Equal(1, await RunAsync("backup", "--out", Path.Combine(_folder, "nowhere", "copy.db")));
        Assert.Equal(1, await RunAsync("backup", "--out", _folder));
    }

    [Fact]
    public async Task A_database_that_is_damaged_gives_no_copy()
    {
        Assert.Equal(0, await RunAsync("migrate"));
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(Path.Combine(_folder, "kenyaaudit.db")))
        {
            file.Position = 8192;
            await file.WriteAsync(new byte[16384], TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await RunAsync("backup", "--out", Out));
        Assert.Empty(Directory.GetFiles(_folder, "copy*"));
    }

    [Fact]
    public async Task On_sql_server_the_command_is_printed_and_the_verb_fails()
    {
        var (console, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            Assert.Equal(1, await RunAsync("backup", "--out", "/backup/o'clock.bak", "--DATABASE_URL=sqlserver://sa:hidden@db.example:1433/audit"));
        }
        finally
        {
            Console.SetError(console);
        }

        Assert.Contains("BACKUP DATABASE [audit] TO DISK = N'/backup/o''clock.bak' WITH COPY_ONLY, CHECKSUM;", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("nothing was copied", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", said.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> TablesAsync(SqliteConnection store) => (string)(await ScalarAsync(store, "SELECT GROUP_CONCAT(name || sql) FROM (SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name)"))!;

    private static async Task<object?> ScalarAsync(SqliteConnection store, string question)
    {
        await using var command = store.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = question;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private async Task<SqliteConnection> OpenAsync(string file)
    {
        var store = new SqliteConnection($"Data Source={Path.Combine(_folder, file)};Pooling=False");
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    private async Task<int> RunAsync(params string[] words)
    {
        string[] line = [.. words, $"--KENYAAUDIT_DATA={_folder}"];
        var command = CommandLine.Parse(line)!;
        var builder = AppHost.CreateBuilder(command);
        builder.AddStore().AddSearch().AddIngest().AddAccounts();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        return await Verb.RunAsync(app, command);
    }
}
