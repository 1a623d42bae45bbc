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
}

/// <summary>One attempt to load one document of one source. Written before work starts, so a killed run leaves its trace.</summary>
internal sealed class IngestRunRow
{
    public int Id { get; set; }
    public required string SourceId { get; set; }
    public required RunState State { get; set; }

    /// <summary>Who asked: "job", "verb" or "start".</summary>
    public required string Trigger { get; set; }
    public string? Sha256 { get; set; }
    public required string ExtractorVersion { get; set; }
    public required DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it was refused or failed, in a sentence for admins.</summary>
    public string? Error { get; set; }
    public List<IngestStepRow> Steps { get; } = [];
    public List<RunNoteRow> Notes { get; } = [];
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

    /// <summary>Records set aside by this step: in = out + refused.</summary>
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

internal enum QuarantineState
{
    Open = 1,
    Released = 2,
    Rejected = 3,
}

/// <summary>A record that was read and refused, with what was read and why.</summary>
internal sealed class QuarantinedRecordRow
{
    public int Id { get; set; }
    public required int RunId { get; set; }
    public IngestRunRow Run { get; set; } = null!;
    public required string SourceId { get; set; }
    public string? Sha256 { get; set; }
    public required string Key { get; set; }
    public int? PdfPage { get; set; }
    public required string Raw { get; set; }
    public required string Reasons { get; set; }
    public required QuarantineState State { get; set; }
    public required DateTime At { get; set; }
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
}
