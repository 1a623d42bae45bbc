using System.Globalization;
using System.Security.Claims;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Pages.Admin.Pipeline;

/// <summary>What admins do to the pipeline. Each act is recorded with who did it and why; its answer is a sentence for the page, or null where there is nothing to do it to.</summary>
internal sealed class PipelineActions(
    IAuthorizationService authorization, AuditTrail audit, AuditDb db, DueRuns due, SourceCalendar calendar, AlertDesk desk, RunStarter starter,
    IStringLocalizer<SiteText> L)
{
    public async Task<bool> MayActAsync(ClaimsPrincipal user) => (await authorization.AuthorizeAsync(user, Policies.Admin)).Succeeded;

    public async Task<string?> StartAsync(string source, string? by, CancellationToken cancellation)
    {
        if (await due.AskAsync(source, RunTriggers.Admin, by, cancellation) is not { } run)
        {
            return null;
        }

        await BeginAsync("run.start", run, source, cancellation);
        return L["Run {0} was asked for: it loads what lies in the inbox of {1}.", run, source];
    }

    public async Task<string?> DryRunAsync(string source, string? by, CancellationToken cancellation)
    {
        if (await due.AskAsync(source, RunTriggers.DryRun, by, cancellation) is not { } run)
        {
            return null;
        }

        await BeginAsync("run.dry-run", run, source, cancellation);
        return L["Dry run {0} was asked for: it says what the inbox of {1} would change, and publishes nothing.", run, source];
    }

    /// <returns>The new run.</returns>
    public async Task<int?> AgainAsync(int past, bool dry, string? by, CancellationToken cancellation)
    {
        if (await due.AskAgainAsync(past, dry ? RunTriggers.DryRun : RunTriggers.Again, by, cancellation) is not { } run)
        {
            return null;
        }

        await BeginAsync(dry ? "run.dry-run" : "run.again", run, string.Create(CultureInfo.InvariantCulture, $"run {past}"), cancellation);
        return run;
    }

    public async Task<string?> CancelAsync(int run, string? by, CancellationToken cancellation)
    {
        if (!await due.CancelAsync(run, by, cancellation))
        {
            return L["Run {0} cannot be stopped: it has ended, or was asked to stop before.", run];
        }

        await audit.RecordAsync(new AuditEntry("run.cancel", Number(run)), cancellation);
        return L["Run {0} was asked to stop.", run];
    }

    public async Task<string?> PauseAsync(string source, string reason, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await calendar.PauseAsync(db, source, reason, cancellation))
        {
            return null;
        }

        await audit.RecordAsync(new AuditEntry("source.pause", source, reason), cancellation);
        await transaction.CommitAsync(cancellation);
        return L["{0} is paused: no schedule asks for it until it is resumed.", source];
    }

    public async Task<string?> ResumeAsync(string source, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await calendar.ResumeAsync(db, source, SourceSchedule.All, cancellation))
        {
            return null;
        }

        await desk.ResolveAsync(db, AlertCauses.Paused(source), cancellation);
        await audit.RecordAsync(new AuditEntry("source.resume", source), cancellation);
        await transaction.CommitAsync(cancellation);
        return L["{0} is resumed.", source];
    }

    private async Task BeginAsync(string action, int run, string of, CancellationToken cancellation)
    {
        await audit.RecordAsync(new AuditEntry(action, Number(run), After: of), cancellation);
        starter.Start(run);
    }

    private static string Number(int run) => string.Create(CultureInfo.InvariantCulture, $"run {run}");
}
