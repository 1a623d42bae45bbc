using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Keeps what is known of a document that may not be published: every check, and for a readable one its pages and a row in quarantine.</summary>
internal sealed class RefusedDocuments(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Readable = "readable";

    /// <summary>In one transaction of its own. A document that could not be read at all leaves the check that says so.</summary>
    /// <param name="pages">Empty where none could be read.</param>
    public async Task KeepAsync(IngestRunRow run, DocumentRefusedException refusal, IReadOnlyList<PageText> pages, CancellationToken cancellation)
    {
        IReadOnlyList<CheckResult> checks = refusal.Checks.Count > 0 ? refusal.Checks : [new CheckResult(Readable, CheckLevel.Block, false, refusal.Message)];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.AddRange(RunChecks.Rows(run.Id, checks));
        if (pages.Count > 0 && run.Sha256 is { } sha256 && run.Trigger != RunTriggers.DryRun)
        {
            var blocking = checks.Where(check => check.Blocks).Select(check => check.Sentence).ToList();
            await new QuarantineWriter(db, run, clock.GetUtcNow().UtcDateTime).DocumentAsync(sha256, pages[0].Text, blocking, cancellation);
            if (!await db.Documents.AnyAsync(document => document.Sha256 == sha256, cancellation))
            {
                await PagesAsync(db, sha256, pages, cancellation);
            }
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The checks alone, of a run that publishes nothing.</summary>
    public async Task KeepAsync(IngestRunRow run, IReadOnlyList<CheckResult> checks, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        db.AddRange(RunChecks.Rows(run.Id, checks));
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task PagesAsync(AuditDb db, string sha256, IReadOnlyList<PageText> pages, CancellationToken cancellation)
    {
        await db.RefusedPages.Where(page => page.Sha256 == sha256).ExecuteDeleteAsync(cancellation);
        db.RefusedPages.AddRange(pages.Select(page => new RefusedPageRow { Sha256 = sha256, PdfPage = page.PdfPage, PrintedPage = page.PrintedPage, Text = page.Text }));
    }
}
