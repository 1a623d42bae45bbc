using KenyaAudit.Web.Store;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The SQL Server context without a server, and with the one that the environment names.</summary>
internal static class SqlServerStore
{
    public const string Setting = "KENYAAUDIT_TEST_SQLSERVER";
    public const string WhySkipped = Setting + " is not set";

    /// <summary>The migrations of this build, first to last.</summary>
    public static IReadOnlyList<string> Migrations { get; } = All();

    public static string? Server => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } set ? set : null;

    public static SqlServerAuditDb Unconnected() =>
        new(new DbContextOptionsBuilder<SqlServerAuditDb>().UseSqlServer("Server=nowhere;Database=kenyaaudit").Options);

    /// <summary>A database of its own on the server that the environment names; nothing is made until it is migrated.</summary>
    public static SqlServerAuditDb Own()
    {
        var address = new SqlConnectionStringBuilder(StoreAddress.Parse(Server, Path.GetTempPath()).ConnectionString)
        {
            InitialCatalog = $"kenyaaudit-{Guid.NewGuid():N}",
        };
        return new SqlServerAuditDb(new DbContextOptionsBuilder<SqlServerAuditDb>().UseSqlServer(address.ConnectionString).Options);
    }

    private static List<string> All()
    {
        using var db = Unconnected();
        return [.. db.Database.GetMigrations()];
    }
}
