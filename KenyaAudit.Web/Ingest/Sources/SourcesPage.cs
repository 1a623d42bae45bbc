using System.Globalization;
using System.Text;

namespace KenyaAudit.Web.Ingest.Sources;

/// <summary>docs/sources.md, written from the declarations.</summary>
internal static class SourcesPage
{
    public static string Of(SourceDeclarations declarations)
    {
        var text = new StringBuilder("# Sources\n\nWritten from `etl/sources/*.json`; change those, then run the tests of this page with `UPDATE_DOCS=1`.\n");
        foreach (var source in declarations.All)
        {
            One(text, source);
        }

        return text.ToString();
    }

    private static void One(StringBuilder text, SourceDeclaration source)
    {
        Line(text, $"\n## {source.Title}\n\n| | |\n|---|---|");
        Row(text, "id", $"`{source.Id}`");
        Row(text, "publisher", source.Publisher);
        Row(text, "series of references", source.Series is { } series ? $"`{series}`" : "none of its own");
        Row(text, "language", source.Language);
        Row(text, "licence", source.Licence);
        Row(text, "comes", source.Cadence.ToString().ToLowerInvariant());
        Row(text, "looked at (cron, Nairobi)", source.Schedule is { } schedule ? $"`{schedule}`" : "not scheduled");
        Row(text, "due", source.Publication is { } rule ? Due(rule) : "no new report is expected");
        Row(text, "a run may take", Invariant($"{source.DeadlineMinutes} minutes, and {source.GraceMinutes} of grace"));
        Row(text, "expected pages", Range(source.Volume.Pages));
        Row(text, "expected records", Range(source.Volume.Records));
        Row(text, "read from its inbox", source.Inbox ? "yes" : "no");
        Row(text, "hosts", Codes(source.Hosts));
        Row(text, "listings", Codes(source.Listings.Select(address => address.AbsoluteUri)));
        Row(text, "further listings", Codes(source.ListingPatterns));
        Row(text, "documents", Codes(source.DocumentPatterns));
        Row(text, "dropped of a link", Codes(source.DroppedParameters ?? []));
        Row(text, "media types", Codes(source.MediaTypes));
        Row(text, "asked", Invariant($"at most once in {source.Politeness.DelaySeconds} seconds, one request at a time, as `{source.Politeness.UserAgent}`"));
        if (source.Documents.Count > 0)
        {
            Line(text, "\nKnown addresses:\n\n| financial year | address |\n|---|---|");
            foreach (var document in source.Documents)
            {
                Row(text, document.FinancialYear, $"<{document.Url.AbsoluteUri}>");
            }
        }

        foreach (var (file, map) in source.Columns ?? new Dictionary<string, Etl.Bundle.ColumnMaps>())
        {
            var years = map.Years is { Count: > 0 } ? $"; other headings in {string.Join(", ", map.Years.Keys)}" : "";
            Line(text, $"\nColumns of `{file}`{years}: {string.Join(", ", map.Default.Select(column => column.Key == column.Value ? $"`{column.Key}`" : $"`{column.Key}` from `{column.Value}`"))}.");
        }
    }

    private static string Due(PublicationRule rule)
    {
        var after = string.Join(" and ", ((string?[])[rule.Months > 0 ? Invariant($"{rule.Months} months") : null, rule.Days > 0 ? Invariant($"{rule.Days} days") : null]).OfType<string>());
        var word = rule.Basis == DueBasis.Law ? "by law" : "expected, not law:";
        return $"{word} {after} after each {rule.Period.ToString().ToLowerInvariant()}. {rule.Note}";
    }

    private static string Range(CountRange? range) => range is null ? "not stated" : Invariant($"{range.Min} to {range.Max}");

    private static string Codes(IEnumerable<string> values) => string.Join("<br>", values.Select(value => $"`{value}`")) is { Length: > 0 } codes ? codes : "none";

    private static void Row(StringBuilder text, string key, string value) => Line(text, $"| {key} | {value} |");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
