using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Store;

/// <summary>A published report, whether its document is held or not.</summary>
internal sealed class ReportRow
{
    public int Id { get; set; }

    /// <summary>Permanent address word ("oag-national-2020-21").</summary>
    public required string Slug { get; set; }
    public required string SourceId { get; set; }

    /// <summary>The series of references; null for reports without findings, such as a census.</summary>
    public ReportSeries? Series { get; set; }

    /// <summary>End year of the financial year; null for a census.</summary>
    public int? FinancialYear { get; set; }
    public required string Title { get; set; }
    public required string Publisher { get; set; }
    public DateOnly? PublishedOn { get; set; }

    /// <summary>The publisher's address of the document; null where it is not known.</summary>
    public string? Url { get; set; }
}
