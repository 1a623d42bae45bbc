using System.Diagnostics.Metrics;

namespace KenyaAudit.Web.Search;

/// <summary>How long searches take, and how many find nothing. What was searched for is not kept.</summary>
internal sealed class SearchMeters
{
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _nothing;

    public SearchMeters(IMeterFactory meters)
    {
        var meter = meters.Create("KenyaAudit");
        _duration = meter.CreateHistogram(
            "kenyaaudit.search.duration", "s", "From the address to hits and facets, index and store together.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
        _nothing = meter.CreateCounter<long>("kenyaaudit.search.zero.results", description: "Searches that found nothing.");
        _nothing.Add(0);
    }

    public void Asked(TimeSpan took, int total)
    {
        _duration.Record(took.TotalSeconds);
        if (total == 0)
        {
            _nothing.Add(1);
        }
    }
}
