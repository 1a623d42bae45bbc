using System.Linq.Expressions;
using Hangfire;
using Hangfire.Common;

namespace KenyaAudit.Web.Jobs;

/// <summary>Every recurring job, one line each, in Nairobi time. Deleting the line deletes the job. When a source is due, the store says: its job is here for the hand only.</summary>
internal static class RecurringJobs
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    public static readonly IReadOnlyList<Entry> All =
    [
        new("sweep", "* * * * *", job => job.SweepAsync(CancellationToken.None)),
        new("alerts", "* * * * *", Job.FromExpression<AlertJobs>(job => job.HandOutAsync(CancellationToken.None))),
        new("ingest-oag-national", Cron.Never(), job => job.AskAsync("oag-national", CancellationToken.None)),
        new("ingest-oag-county-executives", Cron.Never(), job => job.AskAsync("oag-county-executives", CancellationToken.None)),
        new("ingest-oag-county-assemblies", Cron.Never(), job => job.AskAsync("oag-county-assemblies", CancellationToken.None)),
    ];

    internal sealed record Entry(string Id, string Schedule, Job Call)
    {
        public Entry(string id, string schedule, Expression<Func<PipelineJobs, Task>> call)
            : this(id, schedule, Job.FromExpression(call))
        {
        }
    }
}
