using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>Brings the schema to date, or says that somebody has to.</summary>
internal sealed partial class StoreMigrator(AuditDb db, ILogger<StoreMigrator> log)
{
    /// <summary>Applies every pending migration; the number applied.</summary>
    public async Task<int> MigrateAsync(CancellationToken cancellation)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
        if (pending > 0)
        {
            await db.Database.MigrateAsync(cancellation);
            LogMigrated(pending);
        }

        // A new file gets its write-ahead log from EF Core; one that was restored or made by hand may have none.
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        }

        return pending;
    }

    /// <summary>
    /// Before serving: an embedded database migrates by itself; a shared server never does, because two nodes may start at once.
    /// Throws <see cref="InvalidOperationException"/> naming the verb to run.
    /// </summary>
    public async Task PrepareToServeAsync(CancellationToken cancellation)
    {
        if (db.Database.IsSqlite())
        {
            await MigrateAsync(cancellation);
            return;
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0)
        {
            throw new InvalidOperationException(
                $"The database lacks {pending.Count} migration(s), first {pending[0]}. Run the verb `migrate`, then start again.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied {Count} migration(s) to the store")]
    private partial void LogMigrated(int count);
}
