using System.Linq.Expressions;

namespace KenyaAudit.Web.Jobs;

/// <summary>Every scheduled job, one line each, in Nairobi time. Deleting the line deletes the job.</summary>
internal static class RecurringJobs
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    public static readonly IReadOnlyList<Entry> All =
    [
        new("sweep", "* * * * *", null, job => job.SweepAsync(CancellationToken.None)),
        new("ingest-oag-national", "15 2 * * *", "oag-national", job => job.IngestAsync("oag-national", CancellationToken.None)),
    ];

    /// <param name="SourceId">The source the job loads, so that its next time can be shown; null for housekeeping.</param>
    internal sealed record Entry(string Id, string Schedule, string? SourceId, Expression<Func<PipelineJobs, Task>> Call);
}
