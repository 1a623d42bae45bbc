using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>How an error ends a run: its state, the sentence for people, the trace for admins, and whether trying again can heal it.</summary>
internal sealed record RunEnding(RunState State, string Sentence, string? Trace, bool Heals)
{
    public const string Stopped = "The process ended in the middle of this run.";

    public static RunEnding Of(Exception error, SourceLease.Hold lease) => error switch
    {
        DocumentRefusedException => new(RunState.Refused, error.Message, null, false),
        OperationCanceledException when lease.Cancelled.IsCancellationRequested => new(RunState.Cancelled, "Stopped because it was asked for; nothing was published.", null, false),
        OperationCanceledException when lease.Lost.IsCancellationRequested => Failed(new LeaseLostException(lease.SourceId)),
        OperationCanceledException => new(RunState.Abandoned, Stopped, null, true),
        _ => Failed(error),
    };

    private static RunEnding Failed(Exception error) => new(RunState.Failed, Redactor.Clean(error.Message), Redactor.Trace(error), TransientFault.Is(error));
}
