namespace KenyaAudit.Etl.Pipeline;

/// <summary>
/// One publisher's series: bytes in, records out. No database, network, clock or web.
/// Each step throws <see cref="DocumentRefusedException"/> when the document may not be published.
/// </summary>
public interface IReportSource
{
    /// <summary>The id under which settings, inbox and status name this source ("oag-national").</summary>
    string Id { get; }

    /// <summary>What people call this source.</summary>
    string Title { get; }

    /// <summary>Changes whenever the same bytes may give other records; part of a run's idempotence key.</summary>
    string ExtractorVersion { get; }

    /// <summary>Pages with their text, in order.</summary>
    IReadOnlyList<PageText> Extract(Stream document, CancellationToken cancellation);

    /// <summary>Numbered paragraphs under their headings, as printed.</summary>
    ParsedReport Parse(IReadOnlyList<PageText> pages, CancellationToken cancellation);

    /// <summary>Entities resolved, amounts read, categories given.</summary>
    ReportRecords Normalise(ParsedReport parsed, CancellationToken cancellation);

    /// <summary>The same records, those that may not be published moved to <see cref="ReportRecords.Refused"/> with reasons, differences noted.</summary>
    ReportRecords Validate(ReportRecords records);
}
