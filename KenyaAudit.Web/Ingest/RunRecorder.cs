using System.Globalization;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>A step whose counts do not add up: something was lost on the way, so nothing after it can be trusted.</summary>
internal sealed class StepMismatchException(string step, int countIn, int countOut, int refused) : InvalidOperationException(string.Create(
    CultureInfo.InvariantCulture,
    $"The step {step} does not add up: {countIn} went in, {countOut} came out and {refused} were refused, so {Math.Abs(countIn - countOut - refused)} are unaccounted for."));

/// <summary>Writes a run and its steps to the store as they happen, so that a killed run leaves what it had reached.</summary>
internal sealed class RunRecorder(AuditDb db, IngestRunRow run, TimeProvider clock)
{
    /// <summary>The unit of steps that neither make nor lose anything without saying so.</summary>
    public const string Records = "records";
    private const int MaxError = 2000;

    public int RunId => run.Id;

    public IngestRunRow Run => run;

    /// <summary>The claimed row of an order, or one of its own, under the lease that the caller holds.</summary>
    public static async Task<RunRecorder> OpenAsync(
        AuditDb db, TimeProvider clock, RunOrder order, string extractorVersion, string owner, CancellationToken cancellation)
    {
        if (order.RunId is not { } id)
        {
            return await StartAsync(db, clock, order.Row(extractorVersion, owner, clock.GetUtcNow().UtcDateTime), cancellation);
        }

        var run = await db.IngestRuns.Include(row => row.Steps).SingleAsync(row => row.Id == id, cancellation);
        run.ExtractorVersion = extractorVersion;
        await db.SaveChangesAsync(cancellation);
        return new RunRecorder(db, run, clock);
    }

    /// <summary>Starts a run under a held lease: whatever still claims to run for this source is dead, and is marked so.</summary>
    public static async Task<RunRecorder> StartAsync(AuditDb db, TimeProvider clock, IngestRunRow run, CancellationToken cancellation)
    {
        await CloseDeadAsync(db, clock, run.SourceId, cancellation);
        db.IngestRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        return new RunRecorder(db, run, clock);
    }

    /// <summary>Only for who holds the lease of the source: what still claims to run is dead.</summary>
    public static Task<int> CloseDeadAsync(AuditDb db, TimeProvider clock, string sourceId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.IngestRuns
            .Where(row => row.SourceId == sourceId && row.State == RunState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, RunState.Abandoned)
                .SetProperty(row => row.EndedAt, now)
                .SetProperty(row => row.Error, RunEnding.Stopped), cancellation);
    }

    /// <summary>
    /// One step: its row is committed before the work starts and completed after it, with what failed if it did. Where the unit stays the same,
    /// in must be out + refused; a unit written "pages → paragraphs" says that the step makes one of the other.
    /// </summary>
    public async Task<T> StepAsync<T>(string name, int countIn, Func<Task<T>> work, Func<T, (int Out, int Refused)> count, string unit = Records)
    {
        var step = new IngestStepRow
        {
            RunId = run.Id, Ordinal = run.Steps.Count + 1, Name = name, StartedAt = Now, CountIn = countIn, Unit = unit,
        };
        run.Steps.Add(step);
        await db.SaveChangesAsync();
        try
        {
            var result = await work();
            (step.CountOut, step.Refused) = count(result);
            if (!unit.Contains('→', StringComparison.Ordinal) && countIn != step.CountOut + step.Refused)
            {
                throw new StepMismatchException(name, countIn, step.CountOut.Value, step.Refused.Value);
            }

            return result;
        }
        catch (Exception error)
        {
            step.Error = Short(Redactor.Clean(error.Message));
            throw;
        }
        finally
        {
            step.EndedAt = Now;
            await db.SaveChangesAsync();
        }
    }

    public async Task NoteSourceAsync(string sha256, long? bytes = null)
    {
        (run.Sha256, run.Bytes) = (sha256, bytes);
        await db.SaveChangesAsync();
    }

    /// <summary>What was read of the document in all, and what of it readers see; saved with the end of the run.</summary>
    public void Count(int read, int published) => (run.RecordsIn, run.RecordsOut) = (read, published);

    public async Task RemarkAsync(params IEnumerable<string> remarks)
    {
        run.Notes.AddRange(remarks.Select(remark => new RunNoteRow { RunId = run.Id, Text = Short(remark) }));
        await db.SaveChangesAsync();
    }

    public async Task EndAsync(RunState state, string? error = null, string? trace = null)
    {
        run.State = state;
        run.EndedAt = Now;
        run.Error = error is null ? null : Short(error);
        run.Trace = trace;
        await db.SaveChangesAsync();
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string Short(string text) => text.Length <= MaxError ? text : text[..MaxError];
}
