using Hangfire.States;
using Hangfire.Storage;

namespace KenyaAudit.Web.Telemetry;

/// <summary>Tells Sentry of a job that failed for good, after its last try, with its name and its source.</summary>
internal sealed class SentryJobs : IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is not FailedState failed)
        {
            return;
        }

        var job = context.BackgroundJob.Job;
        SentrySdk.CaptureException(failed.Exception, scope =>
        {
            scope.TransactionName = $"job {job.Type.Name}.{job.Method.Name}";
            scope.SetTag("job", $"{job.Type.Name}.{job.Method.Name}");
            if (job.Args.OfType<string>().FirstOrDefault() is { } source)
            {
                scope.SetTag("source", source);
            }
        });
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
