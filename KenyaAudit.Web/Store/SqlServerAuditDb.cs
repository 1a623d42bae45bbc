using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>SQL Server in production: one database for every node.</summary>
internal sealed class SqlServerAuditDb(DbContextOptions<SqlServerAuditDb> options) : AuditDb(options);
