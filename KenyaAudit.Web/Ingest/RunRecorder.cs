using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Writes a run and its steps to the store as they happen, so that a killed run leaves what it had reached.</summary>
internal sealed class RunRecorder(AuditDb db, IngestRunRow run, TimeProvider clock)
{
    private const int MaxError = 2000;

    public int RunId => run.Id;

    public IngestRunRow Run => run;

    /// <summary>Starts a run under a held lease: whatever still claims to run for this source is dead, and is marked so.</summary>
    public static async Task<RunRecorder> StartAsync(AuditDb db, TimeProvider clock, IngestRunRow run, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.IngestRuns
            .Where(row => row.SourceId == run.SourceId && row.State == RunState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, RunState.Abandoned)
                .SetProperty(row => row.EndedAt, now)
                .SetProperty(row => row.Error, "The process ended in the middle of this run."), cancellation);
        db.IngestRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return new RunRecorder(db, run, clock);
    }

    /// <summary>One step: its row is committed before the work starts and completed after it, with what failed if it did.</summary>
    public async Task<T> StepAsync<T>(string name, int countIn, Func<Task<T>> work, Func<T, (int Out, int Refused)> count)
    {
        var step = new IngestStepRow
        {
            RunId = run.Id, Ordinal = run.Steps.Count + 1, Name = name, StartedAt = Now, CountIn = countIn,
        };
        run.Steps.Add(step);
        await db.SaveChangesAsync();
        try
        {
            var result = await work();
            (step.CountOut, step.Refused) = count(result);
            return result;
        }
        catch (Exception error)
        {
            step.Error = Short(error.Message);
            throw;
        }
        finally
        {
            step.EndedAt = Now;
            await db.SaveChangesAsync();
        }
    }

    public async Task NoteSourceAsync(string sha256)
    {
        run.Sha256 = sha256;
        await db.SaveChangesAsync();
    }

    public async Task EndAsync(RunState state, string? error = null)
    {
        run.State = state;
        run.EndedAt = Now;
        run.Error = error is null ? null : Short(error);
        await db.SaveChangesAsync();
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string Short(string text) => text.Length <= MaxError ? text : text[..MaxError];
}
