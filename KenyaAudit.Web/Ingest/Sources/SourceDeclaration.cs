using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Ingest.Sources;

/// <summary>What is known of one source and expected of it: etl/sources/ID.json. Addresses are the publisher's own, units stand in the names.</summary>
/// <param name="Series">Series code of its references; null for figures.</param>
/// <param name="Licence">What the publisher says about reuse, and what follows for us.</param>
/// <param name="Inbox">Whether documents are read from its inbox; else they are only kept.</param>
/// <param name="Hosts">The only hosts that are ever asked for it.</param>
/// <param name="ListingPatterns">Addresses of further listings that a listing may lead to.</param>
/// <param name="DroppedParameters">Parameters of a link that change each time and name nothing; null where there are none.</param>
/// <param name="Documents">Addresses known to hold a report of a year.</param>
/// <param name="Schedule">Five cron fields, Nairobi time; null where nothing is scheduled.</param>
/// <param name="Publication">When a report is due; null where none is expected.</param>
/// <param name="DeadlineMinutes">How long a run may take from the moment it is due.</param>
/// <param name="GraceMinutes">How long after that nobody is told yet.</param>
/// <param name="Columns">Headings of its tables by file.</param>
internal sealed record SourceDeclaration(
    string Id,
    string Title,
    string Publisher,
    string Language,
    string Licence,
    bool Inbox,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<Uri> Listings,
    IReadOnlyList<string> ListingPatterns,
    IReadOnlyList<string> DocumentPatterns,
    IReadOnlyList<KnownDocument> Documents,
    IReadOnlyList<string> MediaTypes,
    Cadence Cadence,
    int DeadlineMinutes,
    int GraceMinutes,
    ExpectedVolume Volume,
    Politeness Politeness,
    string? Series = null,
    string? Schedule = null,
    PublicationRule? Publication = null,
    IReadOnlyDictionary<string, ColumnMaps>? Columns = null,
    IReadOnlyList<string>? DroppedParameters = null);

/// <summary>An address that is known to hold the report of a year.</summary>
internal sealed record KnownDocument(string FinancialYear, Uri Url)
{
    /// <summary>The year, once the declaration was checked.</summary>
    public FinancialYear Year => Etl.Vocabulary.FinancialYear.TryParse(FinancialYear, out var year)
        ? year : throw new FormatException($"'{FinancialYear}' is no financial year.");
}

/// <summary>How often a source brings something new; "release" comes with the portal itself.</summary>
internal enum Cadence
{
    Once = 1,
    Release = 2,
    Yearly = 3,
    Quarterly = 4,
}

/// <summary>When a report is due: so many months, then days, after the end of its period.</summary>
/// <param name="Note">The law that says so, or why we expect it.</param>
internal sealed record PublicationRule(PublicationPeriod Period, int Months, int Days, DueBasis Basis, string Note);

internal enum PublicationPeriod
{
    Year = 1,
    Quarter = 2,
}

/// <summary>Whether the law names the day, or it is only what we have come to expect.</summary>
internal enum DueBasis
{
    Law = 1,
    Habit = 2,
}

/// <summary>Pages of a document and records of a run outside of which somebody should look.</summary>
internal sealed record ExpectedVolume(CountRange? Records = null, CountRange? Pages = null);

/// <summary>Both ends included.</summary>
internal sealed record CountRange(int Min, int Max);

/// <summary>How gently the publisher's server is asked.</summary>
/// <param name="DelaySeconds">Between two requests to one host.</param>
/// <param name="Concurrency">Requests at a time; always 1.</param>
/// <param name="UserAgent">Product and version; the contact of this installation is added to it.</param>
internal sealed record Politeness(int DelaySeconds, int Concurrency, string UserAgent);
