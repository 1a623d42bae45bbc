using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Ingest.Sources;

/// <summary>What a declaration must hold beyond its types. Each fault names its key.</summary>
internal static partial class DeclarationChecks
{
    private static readonly string[] MediaTypes = ["application/pdf", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];
    private static readonly (int Min, int Max)[] CronFields = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    public static IEnumerable<string> Faults(SourceDeclaration source, string fileName) =>
        [.. Words(source, fileName), .. Addresses(source), .. Times(source), .. Amounts(source), .. Tables(source)];

    private static IEnumerable<string> Words(SourceDeclaration source, string fileName)
    {
        if (source.Id != fileName)
        {
            yield return $"id: '{source.Id}' is not the name of the file.";
        }

        foreach (var (key, text) in (IEnumerable<(string, string)>)[("title", source.Title), ("publisher", source.Publisher), ("licence", source.Licence)])
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return $"{key}: is empty.";
            }
        }

        if (source.Language is not ("en" or "sw"))
        {
            yield return $"language: '{source.Language}' is neither en nor sw.";
        }

        if (source.Series is { } series && Slugs.Parse<ReportSeries>(series) is null)
        {
            yield return $"series: '{series}' is no series of references.";
        }
    }

    private static IEnumerable<string> Addresses(SourceDeclaration source)
    {
        foreach (var host in source.Hosts.Where(host => Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal) || host.Any(char.IsAsciiLetterUpper)))
        {
            yield return $"hosts: '{host}' is no public host name in lower case.";
        }

        foreach (var address in source.Listings.Where(address => !Asks(source, address)))
        {
            yield return $"listings: {address} is not https on a declared host.";
        }

        foreach (var pattern in source.ListingPatterns.Concat(source.DocumentPatterns).Where(pattern => !AddressPattern.IsWritten(pattern)))
        {
            yield return $"document_patterns, listing_patterns: '{pattern}' does not begin with / or holds a word in braces that is not known.";
        }

        if (source.Listings.Count > 0 && source.DocumentPatterns.Count == 0)
        {
            yield return "document_patterns: there is a listing, and nothing says which of its links are documents.";
        }

        foreach (var document in source.Documents)
        {
            if (!FinancialYear.TryParse(document.FinancialYear, out _))
            {
                yield return $"documents.financial_year: '{document.FinancialYear}' is no financial year.";
            }

            if (!Asks(source, document.Url) || !source.DocumentPatterns.Where(AddressPattern.IsWritten).Any(pattern => new AddressPattern(pattern).Matches(document.Url)))
            {
                yield return $"documents.url: {document.Url} is not https on a declared host, or fits no document pattern.";
            }
        }

        foreach (var type in source.MediaTypes.Where(type => !MediaTypes.Contains(type)))
        {
            yield return $"media_types: '{type}' cannot be checked; known are {string.Join(", ", MediaTypes)}.";
        }

        if (source.DocumentPatterns.Count > 0 && source.MediaTypes.Count == 0)
        {
            yield return "media_types: is empty.";
        }
    }

    private static IEnumerable<string> Times(SourceDeclaration source)
    {
        if (source.Schedule is { } schedule && !IsCron(schedule))
        {
            yield return $"schedule: '{schedule}' is not five cron fields.";
        }

        if (source.Publication is { } rule && (rule.Months is < 0 or > 24 || rule.Days is < 0 or > 366 || string.IsNullOrWhiteSpace(rule.Note)))
        {
            yield return "publication: months are 0 to 24, days 0 to 366, and the note names the rule.";
        }

        if (source.DeadlineMinutes is < 1 or > 1440)
        {
            yield return $"deadline_minutes: {source.DeadlineMinutes} is not between 1 and 1440.";
        }

        if (source.GraceMinutes is < 0 or > 1440)
        {
            yield return $"grace_minutes: {source.GraceMinutes} is not between 0 and 1440.";
        }
    }

    private static IEnumerable<string> Amounts(SourceDeclaration source)
    {
        foreach (var (key, range) in (IEnumerable<(string, CountRange?)>)[("pages", source.Volume.Pages), ("records", source.Volume.Records)])
        {
            if (range is not null && (range.Min < 1 || range.Max < range.Min))
            {
                yield return $"volume.{key}: {range.Min} to {range.Max} is no range from 1.";
            }
        }

        if (source.Politeness.DelaySeconds is < 1 or > 300)
        {
            yield return $"politeness.delay_seconds: {source.Politeness.DelaySeconds} is not between 1 and 300.";
        }

        if (source.Politeness.Concurrency != 1)
        {
            yield return $"politeness.concurrency: {source.Politeness.Concurrency} is not 1.";
        }

        if (!Product.IsMatch(source.Politeness.UserAgent))
        {
            yield return $"politeness.user_agent: '{source.Politeness.UserAgent}' is not a product and its version.";
        }
    }

    private static IEnumerable<string> Tables(SourceDeclaration source) =>
        from table in source.Columns ?? new Dictionary<string, Etl.Bundle.ColumnMaps>()
        from year in table.Value.Years ?? new Dictionary<string, IReadOnlyDictionary<string, string>>()
        where !FinancialYear.TryParse(year.Key, out var read) || read.ToString() != year.Key || year.Value.Keys.Any(field => !table.Value.Default.ContainsKey(field))
        select $"columns.{table.Key}.years.{year.Key}: is no financial year written like 2025/26, or names a field that the default does not.";

    private static bool Asks(SourceDeclaration source, Uri address) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && source.Hosts.Contains(address.IdnHost, StringComparer.Ordinal);

    private static bool IsCron(string schedule)
    {
        var fields = schedule.Split(' ');
        return fields.Length == CronFields.Length && fields.Zip(CronFields).All(pair => IsCronField(pair.First, pair.Second.Min, pair.Second.Max));
    }

    private static bool IsCronField(string field, int min, int max) => CronField.IsMatch(field)
        && CronNumber.Matches(field).All(number => int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max);

    [GeneratedRegex(@"^(?:\*(?:/[1-9]\d?)?|\d{1,2}(?:-\d{1,2})?(?:,\d{1,2}(?:-\d{1,2})?)*)$", RegexOptions.NonBacktracking)]
    private static partial Regex CronField { get; }

    [GeneratedRegex(@"\d+")]
    private static partial Regex CronNumber { get; }

    [GeneratedRegex(@"^[A-Za-z]+/\d+(?:\.\d+)*$")]
    private static partial Regex Product { get; }
}
