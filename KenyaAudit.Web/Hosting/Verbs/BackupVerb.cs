using System.Globalization;
using System.Security.Cryptography;
using KenyaAudit.Web.Store;
using Microsoft.Data.Sqlite;

namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>
/// `backup --out FILE`: a copy of the SQLite store as of one moment, made while the portal serves and read through before it gets its name.
/// A file that is there is never written over. SQL Server backs itself up: then the command is printed, and nothing was done.
/// </summary>
internal static class BackupVerb
{
    private const string Unfinished = ".unfinished";

    public static async Task<int> RunAsync(IServiceProvider services, CommandLine command, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<StoreAddress>();
        var target = Path.GetFullPath(command.Options["out"]);
        if (store.IsSqlServer)
        {
            await RefuseAsync($"""
                the store is SQL Server, which backs itself up; nothing was copied. Run on it:
                  BACKUP DATABASE [{Database(store)}] TO DISK = N'{target.Replace("'", "''", StringComparison.Ordinal)}' WITH COPY_ONLY, CHECKSUM;
                  RESTORE VERIFYONLY FROM DISK = N'{target.Replace("'", "''", StringComparison.Ordinal)}' WITH CHECKSUM;
                """);
            return 1;
        }

        var source = new SqliteConnectionStringBuilder(store.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        if (!File.Exists(source.DataSource))
        {
            await RefuseAsync($"there is no database at {source.DataSource}.");
            return 1;
        }

        if (File.Exists(target) || Directory.Exists(target))
        {
            await RefuseAsync($"{target} is there already and is not written over.");
            return 1;
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            await RefuseAsync($"the folder {Path.GetDirectoryName(target)} does not exist.");
            return 1;
        }

        await CopyAsync(source.ConnectionString, target, cancellation);
        return 0;
    }

    private static async Task CopyAsync(string source, string target, CancellationToken cancellation)
    {
        // Under another name until it is whole, so that what a crash leaves is not taken for a backup.
        var copy = target + Unfinished;
        File.Delete(copy);
        try
        {
            MakeUnread(copy);
            await using (var store = new SqliteConnection(source))
            {
                await store.OpenAsync(cancellation);
                await using var vacuum = store.CreateCommand();
                vacuum.CommandTimeout = 0;
                vacuum.CommandText = "VACUUM INTO $copy";
                vacuum.Parameters.AddWithValue("$copy", copy);
                await vacuum.ExecuteNonQueryAsync(cancellation);
            }

            var (findings, sequence) = await ReadThroughAsync(copy, cancellation);
            File.Move(copy, target, overwrite: false);
            await using var written = File.OpenRead(target);
            var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellation));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {written.Length} bytes, {findings} findings, publication {sequence}, sha256 {sum}"));
        }
        finally
        {
            File.Delete(copy);
        }
    }

    // It holds accounts and what they did: for whoever makes it, and nobody else.
    private static void MakeUnread(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var empty = new FileStream(path, options);
    }

    private static async Task<(long Findings, long Sequence)> ReadThroughAsync(string copy, CancellationToken cancellation)
    {
        await using var store = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await store.OpenAsync(cancellation);
        var verdict = await ScalarAsync(store, "PRAGMA integrity_check(1)", cancellation) as string;
        return verdict == "ok"
            ? ((long)(await ScalarAsync(store, "SELECT COUNT(*) FROM Finding", cancellation))!, (long)(await ScalarAsync(store, "SELECT COALESCE(MAX(Sequence), 0) FROM PublicationLog", cancellation))!)
            : throw new IOException($"the copy does not hold: {verdict}");
    }

    private static async Task<object?> ScalarAsync(SqliteConnection store, string question, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand();
        command.CommandText = question;
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static string Database(StoreAddress store) => new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(store.ConnectionString).InitialCatalog;

    private static Task RefuseAsync(string sentence) => Console.Error.WriteLineAsync($"backup: {sentence}");
}
