using System.Diagnostics.Metrics;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Telemetry;

/// <summary>The gauges and counters that tell how the site stands, from what is at hand in memory. Labels are sources, states and severities: few and known.</summary>
internal sealed class SiteMeters
{
    private static readonly RunState[] Outcomes =
        [RunState.Published, RunState.Unchanged, RunState.PublishedWithQuarantine, RunState.Refused, RunState.Failed, RunState.Abandoned, RunState.Cancelled];

    private readonly StoreSampler _sampler;

    public SiteMeters(IMeterFactory meters, StoreSampler sampler, FindingIndex index, OpenConnections connections, DataDisk disk, TimeProvider clock)
    {
        _sampler = sampler;
        var meter = meters.Create("KenyaAudit");
        var started = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        meter.CreateObservableGauge("kenyaaudit.process.start.timestamp", () => started, "s", "When this process began, in seconds since 1970.");
        meter.CreateObservableGauge("kenyaaudit.index.documents", () => index.Documents, description: "Findings in this node's search index.");
        meter.CreateObservableGauge("kenyaaudit.index.lag", () => Now.LagSeconds, "s", "Age of the oldest publication that this node's index has not followed.");
        meter.CreateObservableGauge("kenyaaudit.index.damaged", () => index.NeedsRebuild ? 1 : 0, description: "1 while this node's index waits to be built anew.");
        meter.CreateObservableGauge("kenyaaudit.index.size", () => DataDisk.BytesOf(index.Folder), "By", "Bytes of this node's search index.");
        meter.CreateObservableGauge("kenyaaudit.db.up", () => Now.IsUp ? 1 : 0, description: "1 where the store answered the last look.");
        meter.CreateObservableGauge("kenyaaudit.db.probe", () => Now.ProbeSeconds, "s", "How long the store took for one small question.");
        meter.CreateObservableGauge("kenyaaudit.db.connections", () => connections.Count, description: "Connections to the store that are open now.");
        meter.CreateObservableGauge("kenyaaudit.disk.free", () => disk.Free, "By", "Bytes free where the data folder lies.");
        meter.CreateObservableGauge("kenyaaudit.disk.size", () => disk.Size, "By", "Bytes of the disk where the data folder lies.");
        meter.CreateObservableGauge("kenyaaudit.job.servers", () => Now.Servers, description: "Hangfire servers that are alive, over all nodes.");
        meter.CreateObservableGauge("kenyaaudit.jobs", () => Now.Jobs.Select(job => Of(job.Value, ("state", job.Key))), description: "Jobs by state, over all nodes.");
        meter.CreateObservableGauge("kenyaaudit.alerts.open", Alerts, description: "Alerts that are not resolved, by severity.");
        Sources(meter);
    }

    private StoreSample Now => _sampler.Current;

    private void Sources(Meter meter)
    {
        meter.CreateObservableGauge("kenyaaudit.ingest.last.success.timestamp", () => Each(source => source.LastSuccess), "s", "When a source last went well, in seconds since 1970.");
        meter.CreateObservableGauge("kenyaaudit.ingest.run.duration", () => Each(source => source.LastSeconds), "s", "How long the last run of a source took.");
        meter.CreateObservableGauge("kenyaaudit.ingest.deadline.missed", () => Each(source => Flag(source.IsLate)), description: "1 while a run that missed its deadline has not been made good.");
        meter.CreateObservableGauge("kenyaaudit.ingest.stuck", () => Each(source => Flag(source.IsStuck)), description: "1 while a run is taking longer than it may.");
        meter.CreateObservableGauge("kenyaaudit.ingest.stale", () => Each(source => Flag(source.IsStale)), description: "1 while a source has had no success for longer than its schedule allows.");
        meter.CreateObservableGauge("kenyaaudit.ingest.zero.rows", () => Each(source => Flag(source.HadZeroRows)), description: "1 after a run that went well and brought nothing.");
        meter.CreateObservableGauge("kenyaaudit.ingest.paused", () => Each(source => Flag(source.IsPaused)), description: "1 while no schedule asks for a source.");
        meter.CreateObservableGauge("kenyaaudit.quarantine.open", () => Each(source => source.Quarantined), description: "Records set aside that wait for a decision.");
        meter.CreateObservableCounter("kenyaaudit.ingest.runs", Runs, description: "Runs that ended, by outcome, over all nodes since the store was made.");
        meter.CreateObservableCounter("kenyaaudit.ingest.records", Records, description: "Records published and set aside, over all nodes since the store was made.");
    }

    private IEnumerable<Measurement<double>> Each(Func<SourceSample, double?> value)
    {
        foreach (var source in Now.Sources)
        {
            if (value(source) is { } figure)
            {
                yield return new Measurement<double>(figure, new KeyValuePair<string, object?>("source", source.Id));
            }
        }
    }

    // Every outcome from the start, so that the first failure is seen as an increase.
    private IEnumerable<Measurement<long>> Runs() =>
        from source in Now.Sources
        from outcome in Outcomes
        select Of(source.Ended.GetValueOrDefault(outcome), ("source", source.Id), ("outcome", Name(outcome)));

    private IEnumerable<Measurement<long>> Records() => Now.Sources.SelectMany(source => (Measurement<long>[])
        [Of(source.Published, ("source", source.Id), ("outcome", "published")), Of(source.SetAside, ("source", source.Id), ("outcome", "set_aside"))]);

    private IEnumerable<Measurement<long>> Alerts() =>
        Enum.GetValues<AlertSeverity>().Select(severity => Of(Now.OpenAlerts.GetValueOrDefault(severity), ("severity", severity.ToString().ToLowerInvariant())));

    private static string Name(RunState outcome) => outcome == RunState.PublishedWithQuarantine ? "published_with_quarantine" : outcome.ToString().ToLowerInvariant();

    private static double Flag(bool value) => value ? 1 : 0;

    private static Measurement<long> Of(long value, params (string Name, string Value)[] labels) =>
        new(value, labels.Select(label => new KeyValuePair<string, object?>(label.Name, label.Value)));
}
