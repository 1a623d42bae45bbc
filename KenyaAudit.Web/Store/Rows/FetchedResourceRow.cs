namespace KenyaAudit.Web.Store;

/// <summary>One address of a source: what it last answered, so that the next request can be conditional, and which document it gave.</summary>
internal sealed class FetchedResourceRow
{
    public int Id { get; set; }
    public required string SourceId { get; set; }
    public required string Url { get; set; }

    /// <summary>SHA-256 of the address: addresses differ by letter case, indexes of some stores do not.</summary>
    public required string UrlHash { get; set; }

    /// <summary>As the publisher sent it, quotes included.</summary>
    public string? ETag { get; set; }

    /// <summary>The publisher's own day and time of the document.</summary>
    public DateTime? LastModified { get; set; }

    /// <summary>The document it gave; null where it never gave one. Two addresses may give the same.</summary>
    public string? Sha256 { get; set; }
    public long? Bytes { get; set; }

    /// <summary>Status of the last answer; null where none came.</summary>
    public int? LastStatus { get; set; }

    /// <summary>Why the last request brought nothing; null where it went well.</summary>
    public string? LastFault { get; set; }
    public required DateTime CheckedAt { get; set; }
}
