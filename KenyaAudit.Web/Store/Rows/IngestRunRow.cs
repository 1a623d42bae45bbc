namespace KenyaAudit.Web.Store;

internal enum RunState
{
    Due = 1,
    Running = 2,
    Published = 3,
    Unchanged = 4,
    Refused = 5,
    Failed = 6,
    Abandoned = 7,
    PublishedWithQuarantine = 8,

    /// <summary>Stopped because an admin asked for it.</summary>
    Cancelled = 9,

    /// <summary>Read and compared, nothing published: never a success.</summary>
    DryRun = 10,
}

/// <summary>
/// One attempt to load one document of one source. Written before work starts, so a killed run leaves its trace. A row that is due is the order
/// itself: who claims it carries it out on the same row, and a further document of the same order gets a row of its own.
/// </summary>
internal sealed class IngestRunRow
{
    public int Id { get; set; }
    public required string SourceId { get; set; }
    public required RunState State { get; set; }

    /// <summary>What asked: "schedule", "admin", "job", "verb", "start", "re-run" or "dry-run".</summary>
    public required string Trigger { get; set; }
    public string? Sha256 { get; set; }
    public required string ExtractorVersion { get; set; }
    public required DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it was refused or failed, in a sentence for admins.</summary>
    public string? Error { get; set; }

    /// <summary>Where it broke, redacted; for admins only.</summary>
    public string? Trace { get; set; }

    /// <summary>The person who asked for it; null for the schedule and the start.</summary>
    public string? AskedBy { get; set; }

    /// <summary>When it became due; null for what was begun at once (verb, start).</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>The time of the schedule that it answers; one run a source and slot.</summary>
    public DateTime? Slot { get; set; }

    /// <summary>Deadlines, set when it becomes due: begun by, ended by.</summary>
    public DateTime? StartBy { get; set; }
    public DateTime? EndBy { get; set; }

    /// <summary>When the watchdog found that it missed a deadline.</summary>
    public DateTime? LateAt { get; set; }

    /// <summary>Who carries it out: the owner of the lease.</summary>
    public string? Owner { get; set; }
    public DateTime? HeartbeatAt { get; set; }

    /// <summary>From 1; a retry is a row of its own.</summary>
    public int Attempt { get; set; } = 1;
    public int? RetryOfId { get; set; }

    /// <summary>The run whose archived document is run again; null where documents come from publisher or inbox.</summary>
    public int? OfRunId { get; set; }
    public DateTime? CancelRequestedAt { get; set; }
    public string? CancelRequestedBy { get; set; }
    public long? Bytes { get; set; }
    public int? RecordsIn { get; set; }
    public int? RecordsOut { get; set; }

    /// <summary>When the watchdog judged how it ended; null while it has not.</summary>
    public DateTime? WatchedAt { get; set; }
    public List<IngestStepRow> Steps { get; } = [];
    public List<RunNoteRow> Notes { get; } = [];
    public List<RunCheckRow> Checks { get; } = [];
}

/// <summary>One step of a run, with what went in and what came out.</summary>
internal sealed class IngestStepRow
{
    public int Id { get; set; }
    public int RunId { get; set; }
    public IngestRunRow Run { get; set; } = null!;
    public required int Ordinal { get; set; }
    public required string Name { get; set; }
    public required DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public int? CountIn { get; set; }
    public int? CountOut { get; set; }

    /// <summary>What is counted: "records", or "pages → paragraphs" where a step makes one of the other.</summary>
    public string? Unit { get; set; }

    /// <summary>Set aside by this step: in = out + refused where the unit stays the same.</summary>
    public int? Refused { get; set; }
    public string? Error { get; set; }
}

/// <summary>A difference the run met and kept: a name in an appendix without a chapter, a total that does not add up.</summary>
internal sealed class RunNoteRow
{
    public int Id { get; set; }
    public int RunId { get; set; }
    public IngestRunRow Run { get; set; } = null!;
    public required string Text { get; set; }
}

/// <summary>A declared source: who is loading it now and when it is next due. A lease past its time may be taken over.</summary>
internal sealed class SourceRow
{
    public required string SourceId { get; set; }
    public required string Title { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTime? LeaseExpiresAt { get; set; }

    /// <summary>When the schedule next asks for it; null for what is loaded once.</summary>
    public DateTime? NextDueAt { get; set; }

    /// <summary>Since when a schedule asks for it: a source that never succeeded grows stale from here.</summary>
    public DateTime? WatchedSince { get; set; }

    /// <summary>While set, no schedule asks for it.</summary>
    public DateTime? PausedAt { get; set; }
    public string? PausedReason { get; set; }

    /// <summary>Refusals before this do not count towards the next pause.</summary>
    public DateTime? ResumedAt { get; set; }
}
