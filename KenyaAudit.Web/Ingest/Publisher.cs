using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>A document that the archive holds.</summary>
internal sealed record HeldDocument(string Sha256, long Bytes, string MediaType);

/// <summary>What one publication changed.</summary>
internal sealed record Publication(int Findings, int NewVersions, int NewFindings)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Findings} findings read, {NewFindings} new, {NewVersions} new versions.");
}

/// <summary>Publishes one document's records in one transaction: all of it becomes visible at once, or nothing.</summary>
internal sealed class Publisher(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Throws <see cref="LeaseLostException"/> where the lease was lost: another run publishes instead.</summary>
    public async Task<Publication> PublishAsync(
        ReportRecords records, HeldDocument? document, IngestRunRow run, SourceLease.Hold lease, CancellationToken cancellation)
    {
        // A context of its own: the run's rows must not be caught in this transaction.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await WriteAsync(db, records, document, run, lease, cancellation);
        var state = records.Refused.Count > 0 ? RunState.PublishedWithQuarantine : RunState.Published;
        var visible = clock.GetUtcNow().UtcDateTime;
        await db.IngestRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.EndedAt, visible), cancellation);
        await transaction.CommitAsync(cancellation);
        return new Publication(records.Findings.Count, changed.NewVersions, changed.NewFindings);
    }

    /// <summary>Does all that publishing does, sees what it would change, and takes all of it back.</summary>
    public async Task<WouldChange> RehearseAsync(
        ReportRecords records, HeldDocument document, IngestRunRow run, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await WriteAsync(db, records, document, run, lease, cancellation);
        var change = await WouldChange.OfAsync(db, records, changed, cancellation);
        await transaction.RollbackAsync(cancellation);
        return change;
    }

    private async Task<WrittenFindings> WriteAsync(
        AuditDb db, ReportRecords records, HeldDocument? document, IngestRunRow run, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        if (!await lease.ConfirmAsync(db, cancellation))
        {
            throw new LeaseLostException(lease.SourceId);
        }

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var places = new PlaceWriter(db);
        var report = await places.ReportAsync(records.Report, cancellation);
        var held = document is null ? null : await places.DocumentAsync(report, document, records, now, cancellation);
        var entities = await places.EntitiesAsync(records.Entities, cancellation);
        await places.OpinionsAsync(report, records.Opinions, entities, cancellation);
        await places.CleanStatementsAsync(report, records, entities, cancellation);

        var origin = new VersionOrigin(run.Id, run.ExtractorVersion, held?.Id, now);
        await new EditorialWriter(db).WriteAsync(records.Editorials, cancellation);
        var changed = await new FindingWriter(db, origin).WriteAsync(report, records.Findings, entities, cancellation);
        if (held is not null)
        {
            await (await FindingReviews.OfAsync(db, report, now, cancellation)).VanishedAsync(report, records, held, cancellation);
        }

        await new QuarantineWriter(db, run, now).ReportAsync(records, document?.Sha256, cancellation);
        Notes(db, records, run);

        // Stamped near the commit: an index cannot lag behind what nobody could see yet.
        var visible = clock.GetUtcNow().UtcDateTime;
        sequence.Log(PublicationKind.Report, report.Slug, visible);
        foreach (var change in changed.Changes)
        {
            sequence.Log(PublicationKind.Finding, change.Reference, visible);
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellation);
        await new RepeatFindings(db).LinkAsync(report, cancellation);
        await sequence.CloseAsync(cancellation);
        return changed;
    }

    private static void Notes(AuditDb db, ReportRecords records, IngestRunRow run)
    {
        db.AddRange(records.Notes.Select(note => new RunNoteRow { RunId = run.Id, Text = note }));
        db.AddRange(RunChecks.Rows(run.Id, records.Checks));
    }
}
