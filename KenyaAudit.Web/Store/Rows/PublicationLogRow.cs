namespace KenyaAudit.Web.Store;

internal enum PublicationKind
{
    /// <summary>Key is a finding's reference.</summary>
    Finding = 1,

    /// <summary>Key is a report's slug: lists and counts changed.</summary>
    Report = 2,

    /// <summary>Every follower builds its index anew.</summary>
    Rebuild = 3,
}

/// <summary>What followers of the store read: one row for each thing that changed, in the order it became visible.</summary>
internal sealed class PublicationLogRow
{
    /// <summary>Taken from <see cref="PublicationCounterRow"/> inside the publishing transaction, so that order of sequence is order of commit.</summary>
    public required long Sequence { get; set; }
    public required PublicationKind Kind { get; set; }
    public required string Key { get; set; }
    public required DateTime At { get; set; }
}

/// <summary>One row. Updating it first makes publishers wait for each other.</summary>
internal sealed class PublicationCounterRow
{
    public required int Id { get; set; }
    public required long Value { get; set; }
}
