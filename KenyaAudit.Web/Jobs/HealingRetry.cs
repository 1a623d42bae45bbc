using Hangfire.States;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Jobs;

/// <summary>Schedules a failed job again where trying again can heal it: a bounded number of times, each later than the one before. Everything else stays failed at once.</summary>
internal sealed class HealingRetry : IElectStateFilter
{
    public const int MostRetries = 5;
    private const string Parameter = "Retries";

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is not FailedState failed || !TransientFault.Is(failed.Exception))
        {
            return;
        }

        var done = context.GetJobParameter<int>(Parameter, allowStale: true);
        if (done >= MostRetries)
        {
            return;
        }

        context.SetJobParameter(Parameter, done + 1);
        context.CandidateState = new ScheduledState(RetryDelay.After(done + 1, Random.Shared.NextDouble()))
        {
            Reason = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Retry {done + 1} of {MostRetries}: {Redactor.Clean(failed.Exception.Message)}"),
        };
    }
}
