namespace KenyaAudit.Web.Store;

/// <summary>Groups of run states that several readers ask for.</summary>
internal static class RunStates
{
    /// <summary>Runs after which readers see all that the document holds.</summary>
    public static IQueryable<IngestRunRow> Successful(IQueryable<IngestRunRow> runs) => runs.Where(run =>
        run.State == RunState.Published || run.State == RunState.Unchanged || run.State == RunState.PublishedWithQuarantine);

    /// <summary>Runs that say how a source stands: begun, and ended by their own doing.</summary>
    public static IQueryable<IngestRunRow> Telling(IQueryable<IngestRunRow> runs) => runs.Where(run =>
        run.State != RunState.Due && run.State != RunState.Abandoned && run.State != RunState.Cancelled && run.State != RunState.DryRun);
}
