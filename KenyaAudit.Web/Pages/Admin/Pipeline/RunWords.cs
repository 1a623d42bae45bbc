using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Pages.Admin.Pipeline;

/// <summary>States of runs as admins read them; keys of the localiser.</summary>
internal static class RunWords
{
    public static string Of(RunState state) => state switch
    {
        RunState.PublishedWithQuarantine => "Published with quarantine",
        RunState.DryRun => "Dry run",
        _ => state.ToString(),
    };

    /// <summary>The part of the style sheet's class name after "st-".</summary>
    public static string Class(RunState state) => state switch
    {
        RunState.Published or RunState.Unchanged => "ok",
        RunState.Refused or RunState.Failed => "failed",
        RunState.Cancelled or RunState.DryRun => "never",
        _ => "running",
    };

    public static bool IsOpen(RunState state) => state is RunState.Due or RunState.Running;
}
