using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>How one address ended.</summary>
internal enum FetchKind
{
    /// <summary>A new document: in the archive, and in the inbox where the source reads one.</summary>
    Fetched = 1,

    /// <summary>The publisher says, or the bytes show, that nothing changed.</summary>
    NotModified = 2,

    /// <summary>A document that is held already under another address.</summary>
    Duplicate = 3,

    /// <summary>404 or 410.</summary>
    Gone = 4,

    /// <summary>Wrong in itself: trying again would bring the same.</summary>
    Refused = 5,

    /// <summary>The publisher asked us to wait.</summary>
    Deferred = 6,

    /// <summary>Network, server or disk: may heal by itself.</summary>
    Failed = 7,

    /// <summary>A listing is empty, gone, or leads to nothing we know any more: somebody must look.</summary>
    ListingChanged = 8,
}

/// <summary>One address and how it ended.</summary>
/// <param name="Message">What happened, for a person.</param>
/// <param name="Sha256">The document in the archive; null where there is none.</param>
/// <param name="Path">The copy in the inbox; null where none was put there.</param>
/// <param name="Until">UTC before which nothing should be asked again; null where nobody said so.</param>
/// <param name="YearHint">What the file's name says; names mislead, the title page decides.</param>
internal sealed record FetchOutcome(
    FetchKind Kind, Uri Url, string Message, string? Sha256 = null, long Bytes = 0, string? Path = null, DateTime? Until = null, FinancialYear? YearHint = null)
{
    /// <summary>Whether the same request may go well later without anybody's doing.</summary>
    public bool IsTransient => Kind is FetchKind.Failed or FetchKind.Deferred;

    /// <summary>Whether an admin should hear of it.</summary>
    public bool IsFault => Kind is FetchKind.Failed or FetchKind.Refused or FetchKind.ListingChanged;
}

/// <summary>What one collection of a source brought.</summary>
/// <param name="Notes">What was left alone, and why.</param>
internal sealed record Collected(IReadOnlyList<FetchOutcome> Outcomes, IReadOnlyList<string> Notes)
{
    public IEnumerable<FetchOutcome> Faults => Outcomes.Where(outcome => outcome.IsFault);

    /// <summary>Documents of its addresses that the archive holds now, whenever they came.</summary>
    public int Held => Outcomes.Count(outcome => outcome.Sha256 is not null);

    public long Bytes => Outcomes.Sum(outcome => outcome.Bytes);

    /// <summary>The earliest moment (UTC) at which the publisher wants to be asked again; null where it did not say.</summary>
    public DateTime? Until => Outcomes.Max(outcome => outcome.Until);

    /// <summary>
    /// Throws <see cref="HttpRequestException"/> where something failed that may heal, so that whoever asked tries again:
    /// what came is kept, and what broke off goes on. Refusals and waits are outcomes, not errors.
    /// </summary>
    public void ThrowWhereItMayHeal()
    {
        if (Outcomes.FirstOrDefault(outcome => outcome.Kind == FetchKind.Failed) is { } failed)
        {
            throw new HttpRequestException(failed.Message);
        }
    }
}

/// <summary>What must not be tried again: the answer would be the same, or the request was never allowed.</summary>
internal sealed class FetchRefusedException(string message) : Exception(message);

/// <summary>The publisher asked for time.</summary>
internal sealed class FetchDeferredException(string message, DateTime until) : Exception(message)
{
    /// <summary>UTC.</summary>
    public DateTime Until { get; } = until;
}
