using Hangfire.States;
using Hangfire.Storage;

namespace KenyaAudit.Web.Jobs;

/// <summary>Lets ended jobs go after a time, failed ones too: what a run did stands in the store for good.</summary>
internal sealed class JobExpiry(TimeSpan succeeded, TimeSpan failed) : IElectStateFilter, IApplyStateFilter
{
    /// <summary>After every filter that might still save the job.</summary>
    public const int Order = 100;

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState state)
        {
            context.CandidateState = new Ended(state);
        }
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) =>
        context.JobExpirationTimeout = context.NewState is Ended ? failed : succeeded;

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    // Hangfire keeps a failed job for ever, because it is not final; this one is, and looks the same.
    private sealed class Ended(FailedState state) : IState
    {
        public string Name => state.Name;

        public string Reason => state.Reason;

        public bool IsFinal => true;

        public bool IgnoreJobLoadException => state.IgnoreJobLoadException;

        public Dictionary<string, string> SerializeData() => state.SerializeData();
    }
}
