using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>What asks for runs; stored with each.</summary>
internal static class RunTriggers
{
    public const string Schedule = "schedule";
    public const string Admin = "admin";
    public const string Job = "job";
    public const string Verb = "verb";
    public const string Start = "start";

    /// <summary>The archived document of a past run, read again by the reader of today.</summary>
    public const string Again = "re-run";

    /// <summary>Read and compared with what is published; nothing is changed.</summary>
    public const string DryRun = "dry-run";
}

/// <summary>What a run is to carry out.</summary>
/// <param name="RunId">The row that was claimed for it; null where the run makes a row of its own.</param>
/// <param name="Sha256">The archived document to read, with <paramref name="OfRunId"/>.</param>
internal sealed record RunOrder(
    string SourceId, string Trigger, int? RunId = null, DateTime? DueAt = null, DateTime? EndBy = null, int Attempt = 1, string? AskedBy = null,
    int? OfRunId = null, string? Sha256 = null)
{
    public bool IsDryRun => Trigger == RunTriggers.DryRun;

    /// <summary>For a further document of the same order.</summary>
    public RunOrder Further => this with { RunId = null };

    public IngestRunRow Row(string extractorVersion, string owner, DateTime now) => new()
    {
        SourceId = SourceId, State = RunState.Running, Trigger = Trigger, ExtractorVersion = extractorVersion, StartedAt = now,
        DueAt = DueAt, EndBy = EndBy, Attempt = Attempt, AskedBy = AskedBy, OfRunId = OfRunId, Owner = owner, HeartbeatAt = now,
    };
}

/// <summary>How a run ended and the sentence a person reads about it.</summary>
internal sealed record RunOutcome(RunState State, string Message)
{
    public bool Good => State is RunState.Published or RunState.PublishedWithQuarantine or RunState.Unchanged;
}
