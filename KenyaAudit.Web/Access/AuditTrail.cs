using System.Security.Cryptography;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Access;

/// <summary>What an admin did. <paramref name="Action"/> is one word with a point ("quarantine.release"), <paramref name="Subject"/> what it was done to.</summary>
/// <param name="Actor">Where it is not who is signed in: at a sign-in nobody is yet.</param>
internal sealed record AuditEntry(string Action, string Subject, string? Reason = null, string? Before = null, string? After = null, string? Actor = null);

/// <summary>Writes the audit trail with the request's context, so inside the transaction of the action itself. Rows are only ever added.</summary>
internal sealed class AuditTrail(AuditDb db, AuditChain chain, IHttpContextAccessor requests, TimeProvider clock)
{
    public static readonly TimeSpan AddressesKept = TimeSpan.FromDays(90);
    private const int ActorLength = 256;
    private const int SubjectLength = 400;
    private const int ReasonLength = 2000;

    /// <summary>Saves at once; inside a transaction of the caller it stands or falls with it. Writers wait for each other until then.</summary>
    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await db.AuditChain.Where(row => row.Id == AuditChain.Head)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Sequence, row => row.Sequence + 1), cancellation);
        var head = await db.AuditChain.AsNoTracking().SingleAsync(row => row.Id == AuditChain.Head, cancellation);
        var (key, sealedKey) = chain.KeyOf(head);
        var written = Row(entry, head, key);
        db.AuditEvents.Add(written);
        await db.SaveChangesAsync(cancellation);
        await db.AuditChain.Where(row => row.Id == AuditChain.Head).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Hash, written.Hash).SetProperty(row => row.LastAt, written.At).SetProperty(row => row.SealedKey, sealedKey), cancellation);
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }
    }

    /// <summary>Forgets addresses older than 90 days, and what their hashes could be guessed with. The chain does not cover either.</summary>
    public Task<int> BlankOldAddressesAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow().UtcDateTime - AddressesKept;
        return db.AuditEvents.Where(row => row.At < before && row.FromAddress != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FromAddress, (string?)null).SetProperty(row => row.AddressSalt, (string?)null), cancellation);
    }

    private AuditEventRow Row(AuditEntry entry, AuditChainRow head, byte[] key)
    {
        var request = requests.HttpContext;
        var address = request?.Connection.RemoteIpAddress?.ToString();
        var salt = address is null ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var row = new AuditEventRow
        {
            Sequence = head.Sequence,
            At = clock.GetUtcNow().UtcDateTime,
            Actor = Cut(entry.Actor ?? request?.User.Identity?.Name ?? "system", ActorLength)!,
            Action = entry.Action,
            Subject = Cut(entry.Subject, SubjectLength)!,
            FromAddress = address,
            AddressSalt = salt,
            AddressHash = address is null ? null : AuditChain.AddressHashOf(address, salt!, key),
            Reason = Cut(entry.Reason, ReasonLength),
            Before = entry.Before,
            After = entry.After,
            PreviousHash = head.Hash,
        };
        row.Hash = AuditChain.HashOf(row, key);
        return row;
    }

    // SQL Server refuses what is too long, and an act must not fail for its description.
    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
