using KenyaAudit.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>An empty store that all migrations were applied to once: a site that begins with a copy of it has none left to apply, which is most of its start.</summary>
internal static class MigratedStore
{
    private const string File = "kenyaaudit.db";

    private static readonly Lazy<string> Template = new(Make);

    public static void CopyTo(string folder) => System.IO.File.Copy(Template.Value, Path.Combine(folder, File));

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("kenyaaudit-migrated-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var path = Path.Combine(folder.FullName, File);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
        using var db = new SqliteAuditDb(new DbContextOptionsBuilder<SqliteAuditDb>().UseSqlite(connection).Options);
        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        return path;
    }
}
