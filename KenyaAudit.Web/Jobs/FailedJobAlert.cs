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
        if (Signal(context.BackgroundJob.Id, name, context.NewState) is { } signal)
        {
            _ = alerts.RaiseAsync(signal);
        }
        else if (context.NewState.Name == SucceededState.StateName)
        {
            _ = alerts.ResolveAsync(SystemCauses.Job(name));
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    /// <summary>Null where a state is no reason for an alert.</summary>
    public static AlertSignal? Signal(string jobId, string name, IState state)
    {
        if (state.Name != FailedState.StateName)
        {
            return null;
        }

        var data = state.SerializeData();
        return data.GetValueOrDefault("ExceptionType")?.Contains(nameof(RunFailedException), StringComparison.Ordinal) == true
            ? null
            : SystemCauses.JobFailed(name, $"Job {jobId} ({name}): {Redactor.Clean(data.GetValueOrDefault("ExceptionMessage") ?? "no reason given")}");
    }
}
