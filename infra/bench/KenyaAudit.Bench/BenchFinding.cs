using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Bench;

/// <summary>A line of a corpus as the portal indexes a finding.</summary>
internal static class BenchFinding
{
    public static IndexedFinding Of(CorpusLine line)
    {
        var county = line.County.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace(' ', '-');
        return new IndexedFinding
        {
            Reference = line.Id,
            Number = int.Parse(line.Id.AsSpan(line.Id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture),
            Title = line.Title,
            Body = line.Body,
            EntitySlug = line.Entity.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace(' ', '-'),
            EntityName = line.Entity,
            CountySlug = county,
            CountyName = line.County,
            Year = new FinancialYear(line.Fy),
            Section = Slugs.Parse<ReportSection>(line.Section) ?? ReportSection.Other,
            Basis = Basis.QualifiedOpinion,
            Opinion = Slugs.Parse<Opinion>(line.Opinion),
            Category = "other",
            CategoryLabel = "Other",
            AmountInQuestion = line.Amount is { } shillings ? Kes.FromShillings(shillings) : null,
        };
    }
}
