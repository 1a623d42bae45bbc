using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Validate;

/// <summary>What the records of a document must satisfy together: nothing lost on the way, addresses unique, amounts read, opinions as listed.</summary>
internal static class RecordChecks
{
    public const string Accounted = "records-accounted";
    public const string Count = "record-count";
    public const string Addresses = "entity-addresses";
    public const string Quarantine = "records-set-aside";
    public const string Amounts = "amounts-read";
    public const string Opinions = "opinion-totals";
    private const int MostNamed = 20;

    /// <param name="records">As judged: what is refused has been moved.</param>
    public static IReadOnlyList<CheckResult> Judge(ReportRecords records) =>
        [.. OfAccounts(records), .. OfCount(records), OfAddresses(records), OfRefused(records), OfAmounts(records), .. OfOpinions(records)];

    private static IEnumerable<CheckResult> OfAccounts(ReportRecords records)
    {
        if (records.Paragraphs is not { } read)
        {
            yield break;
        }

        var (findings, clean, refused) = (records.Findings.Count, records.CleanStatements.Count, records.Refused.Count);
        yield return Gate.Block(
            Accounted, read == findings + clean + refused, "Every paragraph read is a finding, a clean statement, or set aside.",
            "Paragraphs were lost on the way: the counts do not add up.",
            string.Create(CultureInfo.InvariantCulture, $"{read} read = {findings} findings + {clean} clean statements + {refused} set aside"));
    }

    // An excerpt may hold any number of them.
    private static IEnumerable<CheckResult> OfCount(ReportRecords records)
    {
        if (records is not { Report.SourceId: { } source, Coverage: { IsPartial: false } } || DeclaredVolume.Of(source) is not { FewestRecords: { } fewest, MostRecords: { } most })
        {
            yield break;
        }

        var count = records.Findings.Count + records.CleanStatements.Count + records.Refused.Count;
        yield return Gate.Warn(
            Count, count >= fewest && count <= most, "The document has as many paragraphs as a volume of this series.",
            string.Create(CultureInfo.InvariantCulture, $"The document has {count} paragraphs; a whole volume of {source} has {fewest} to {most}."),
            string.Create(CultureInfo.InvariantCulture, $"{count} paragraphs, expected {fewest} to {most}"));
    }

    private static CheckResult OfAddresses(ReportRecords records)
    {
        var twice = records.Entities.GroupBy(entity => entity.Slug, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return Gate.Block(
            Addresses, twice is null, "Each audited entity has an address of its own.", $"Two audited entities would share the address \"{twice?.Key}\".",
            string.Create(CultureInfo.InvariantCulture, $"{records.Entities.Count} entities"));
    }

    private static CheckResult OfRefused(ReportRecords records) => Gate.Warn(
        Quarantine, records.Refused.Count == 0, "No record was set aside.",
        string.Create(CultureInfo.InvariantCulture, $"{records.Refused.Count} records wait in quarantine: {Named(records.Refused.Select(refused => refused.Key))}."));

    private static CheckResult OfAmounts(ReportRecords records)
    {
        var unread = records.Findings.SelectMany(finding => finding.Amounts.Where(amount => amount.Cents is null), (finding, amount) => $"{amount.Printed} ({finding.Number})").ToList();
        return Gate.Warn(
            Amounts, unread.Count == 0, "Every amount was read.", "Some amounts cannot be read: they are kept as printed, without a value.",
            unread.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{unread.Count}: {Named(unread)}"));
    }

    // The appendices are the printed totals; a document without them has nothing to hold its chapters against.
    private static IEnumerable<CheckResult> OfOpinions(ReportRecords records)
    {
        if (records.Opinions.Count == 0)
        {
            yield break;
        }

        var kinds = Enum.GetValues<Opinion>().Select(kind => (
            Kind: kind, Listed: records.Opinions.Count(opinion => opinion.Kind == kind), Headed: records.Opinions.Count(opinion => opinion.ChapterKind == kind))).ToList();
        yield return Gate.Warn(
            Opinions, kinds.All(kind => kind.Listed == kind.Headed), "The opinions listed are as many as the chapters carry.",
            "The opinions listed differ from those that head the chapters; both are kept.",
            string.Join("; ", kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Kind.Slug()}: {kind.Listed} listed, {kind.Headed} in chapters"))));
    }

    private static string Named(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? " and more" : "");
    }
}
