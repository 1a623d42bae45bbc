using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>The embedded default: one file under the data folder.</summary>
internal sealed class SqliteAuditDb(DbContextOptions<SqliteAuditDb> options) : AuditDb(options);
