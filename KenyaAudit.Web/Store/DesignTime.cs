using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KenyaAudit.Web.Store;

/// <summary>For `dotnet ef migrations add NAME --context SqliteAuditDb --output-dir Store/Migrations/Sqlite`.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteAuditDb>
{
    public SqliteAuditDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAuditDb>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>For `dotnet ef migrations add NAME --context SqlServerAuditDb --output-dir Store/Migrations/SqlServer`.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerAuditDb>
{
    public SqlServerAuditDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerAuditDb>().UseSqlServer("Server=design-time;Database=kenyaaudit").Options);
}
