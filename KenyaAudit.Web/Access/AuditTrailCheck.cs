using System.Globalization;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Access;

/// <summary>How the chain was found: <paramref name="FirstBad"/> is the number of the first entry that is not what was written.</summary>
internal sealed record AuditTrailReport(long Entries, long? FirstBad)
{
    public bool Good => FirstBad is null;

    public override string ToString() => FirstBad is { } bad
        ? string.Create(CultureInfo.InvariantCulture, $"entry {bad} is missing or was changed after it was written")
        : string.Create(CultureInfo.InvariantCulture, $"{Entries} entries, chain good");
}

/// <summary>Verifies the audit trail from its first entry to its end.</summary>
internal sealed class AuditTrailCheck(AuditDb db, AuditChain chain)
{
    private const int Batch = 1000;

    /// <summary>Throws <see cref="System.Security.Cryptography.CryptographicException"/> where the key of the chain cannot be opened.</summary>
    public async Task<AuditTrailReport> RunAsync(CancellationToken cancellation)
    {
        // The end first: entries added meanwhile lie beyond it and are not looked at.
        var head = await db.AuditChain.AsNoTracking().SingleAsync(row => row.Id == AuditChain.Head, cancellation);
        var key = head.SealedKey.Length > 0 ? chain.KeyOf(head).Key : [];
        var (sequence, hash) = (0L, "");
        for (List<AuditEventRow> rows; (rows = await NextAsync(sequence, head.Sequence, cancellation)).Count > 0;)
        {
            foreach (var row in rows)
            {
                if (row.Sequence != sequence + 1 || !IsAsWritten(row, hash, key))
                {
                    return new AuditTrailReport(sequence, sequence + 1);
                }

                (sequence, hash) = (row.Sequence, row.Hash);
            }
        }

        return sequence != head.Sequence || hash != head.Hash ? new AuditTrailReport(sequence, sequence + 1) : new AuditTrailReport(sequence, null);
    }

    private Task<List<AuditEventRow>> NextAsync(long after, long last, CancellationToken cancellation) =>
        db.AuditEvents.AsNoTracking().Where(row => row.Sequence > after && row.Sequence <= last).OrderBy(row => row.Sequence).Take(Batch).ToListAsync(cancellation);

    private static bool IsAsWritten(AuditEventRow row, string previous, byte[] key) =>
        row.PreviousHash == previous && row.Hash == AuditChain.HashOf(row, key)
        && (row.FromAddress is null || (row.AddressSalt is { } salt && row.AddressHash == AuditChain.AddressHashOf(row.FromAddress, salt, key)));
}
