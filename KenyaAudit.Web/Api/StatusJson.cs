using KenyaAudit.Web.Pages.Status;

namespace KenyaAudit.Web.Api;

/// <summary>The JSON twin of the status page. Keys are frozen.</summary>
internal sealed record StatusJson(
    bool Loading,
    int Findings,
    int CleanStatements,
    int Opinions,
    int Entities,
    int Counties,
    int Documents,
    long PublicationSequence,
    IndexReport Index,
    IReadOnlyList<SourceJson> Sources)
{
    public static StatusJson Of(StatusReport report) => new(
        report.Loading,
        report.Findings,
        report.CleanStatements,
        report.Opinions,
        report.Entities,
        report.Counties,
        report.Documents,
        report.PublicationSequence,
        report.Index,
        [.. report.Sources.Select(source => new SourceJson(
            source.Id, source.LastSuccess, source.LastNew, source.NextDue, source.State.ToString().ToLowerInvariant(), source.Records, source.Quarantined,
            source.Paused, source.Stale, source.Late))]);
}

internal sealed record SourceJson(
    string Id, DateTime? LastSuccess, DateTime? LastNew, DateTime? NextDue, string State, int Records, int Quarantined, bool Paused, bool Stale, bool Late);
