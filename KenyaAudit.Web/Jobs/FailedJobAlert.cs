using Hangfire.States;
using Hangfire.Storage;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Jobs;

/// <summary>Raises an alert for a job that failed and is not tried again, and resolves it when a job of the same kind succeeds. Runs are judged by their rows, not here.</summary>
internal sealed class FailedJobAlert(AlertPost alerts) : IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.BackgroundJob.Job is not { } job)
        {
            return;
        }

        var name = $"{job.Type.Name}.{job.Method.Name}";

        // Neither the worker nor its transaction waits for the store.
        if (context.NewState.Name == FailedState.StateName)
        {
            if (context.NewState.SerializeData().GetValueOrDefault("ExceptionType")?.Contains(nameof(RunFailedException), StringComparison.Ordinal) != true)
            {
                _ = alerts.RaiseAsync(SystemCauses.JobFailed(name, $"Job {context.BackgroundJob.Id} ({name}): {Redactor.Clean(Message(context))}"));
            }
        }
        else if (context.NewState.Name == SucceededState.StateName)
        {
            _ = alerts.ResolveAsync(SystemCauses.Job(name));
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    private static string Message(ApplyStateContext context) => context.NewState.SerializeData().GetValueOrDefault("ExceptionMessage") ?? "no reason given";
}
