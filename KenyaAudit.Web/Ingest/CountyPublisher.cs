using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Publishes the register of reports and the 47 counties with their census figures, in one transaction.</summary>
internal sealed class CountyPublisher(AuditDb db, TimeProvider clock)
{
    private const string CensusTables = "Tables 2.2 (population), 2.3 (households), 2.4 (area)";

    /// <summary>The number of counties. Throws <see cref="LeaseLostException"/> where the lease was lost.</summary>
    public async Task<int> PublishAsync(
        IReadOnlyList<RegisteredReport> reports, IReadOnlyList<CountyFact> counties, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var sequence = await PublicationSequence.TakeTurnAsync(db, cancellation);
        if (!await lease.ConfirmAsync(db, cancellation))
        {
            throw new LeaseLostException(lease.SourceId);
        }

        await RegisterAsync(reports, cancellation);
        var census = await db.Reports.SingleAsync(report => report.SourceId == SourceCatalog.Census, cancellation);
        var rows = await db.Counties.ToDictionaryAsync(row => row.Code, cancellation);
        foreach (var fact in counties)
        {
            var county = Counties.ByCode(fact.Code);
            if (!rows.TryGetValue(fact.Code, out var row))
            {
                row = new CountyRow
                {
                    Code = fact.Code, Slug = county.Slug, Name = county.Name, Capital = "", Population = 0, Households = 0,
                    AreaTenthsKm2 = 0, CensusReportId = census.Id, CensusTables = CensusTables,
                };
                db.Counties.Add(row);
            }

            (row.Capital, row.Population, row.Households) = (fact.Capital, fact.Population, fact.Households);
            row.AreaTenthsKm2 = (int)(fact.AreaKm2 * 10);
        }

        sequence.Log(PublicationKind.Report, census.Slug, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await sequence.CloseAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return counties.Count;
    }

    private async Task RegisterAsync(IReadOnlyList<RegisteredReport> reports, CancellationToken cancellation)
    {
        var rows = await db.Reports.ToDictionaryAsync(row => row.Slug, StringComparer.Ordinal, cancellation);
        foreach (var report in reports)
        {
            if (!rows.TryGetValue(report.Slug, out var row))
            {
                row = new ReportRow { Slug = report.Slug, SourceId = report.SourceId, Title = report.Title, Publisher = report.Publisher };
                db.Reports.Add(row);
            }

            (row.Title, row.Publisher, row.FinancialYear, row.Url) = (report.Title, report.Publisher, report.Year?.EndYear, report.Url);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
