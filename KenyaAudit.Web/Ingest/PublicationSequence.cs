using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// Numbers the log rows of one publishing transaction. The counter row is updated first, so publishers wait for each other
/// and the order of sequence is the order of commit: a follower never sees 8 before 7.
/// </summary>
internal sealed class PublicationSequence
{
    private const int Counter = 1;
    private readonly AuditDb _db;
    private long _last;

    private PublicationSequence(AuditDb db, long last) => (_db, _last) = (db, last);

    public static async Task<PublicationSequence> TakeTurnAsync(AuditDb db, CancellationToken cancellation)
    {
        await db.PublicationCounters.Where(row => row.Id == Counter)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, row => row.Value + 1), cancellation);
        var last = await db.PublicationCounters.Where(row => row.Id == Counter).Select(row => row.Value).SingleAsync(cancellation);
        return new PublicationSequence(db, last - 1);
    }

    /// <summary>The last number given.</summary>
    public long Last => _last;

    public void Log(PublicationKind kind, string key, DateTime at) =>
        _db.PublicationLog.Add(new PublicationLogRow { Sequence = ++_last, Kind = kind, Key = key, At = at });

    /// <summary>Leaves the counter at the last number given.</summary>
    public Task CloseAsync(CancellationToken cancellation)
    {
        var last = _last;
        return _db.PublicationCounters.Where(row => row.Id == Counter)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, last), cancellation);
    }
}
