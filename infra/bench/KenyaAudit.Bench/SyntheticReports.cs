using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Bench;

/// <summary>
/// Publishes the lines of a corpus in a store as findings of made-up reports, one a year. Reports and entities are named
/// synthetic, log rows stand as a publisher leaves them. For temporary stores only: nothing of it was ever reported.
/// </summary>
internal sealed class SyntheticReports(SqliteAuditDb db)
{
    private const int Batch = 2000;
    private readonly Dictionary<int, int> _reports = [];
    private readonly Dictionary<string, int> _entities = [];

    public async Task<int> PublishAsync(string corpus)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var run = new IngestRunRow
        {
            SourceId = "synthetic", State = RunState.Published, Trigger = "verb", ExtractorVersion = "synthetic", StartedAt = now, EndedAt = now,
        };
        db.IngestRuns.Add(run);
        await db.SaveChangesAsync();
        var category = await db.Categories.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync();
        var done = 0;
        foreach (var lines in BenchFiles.Corpus(corpus).Chunk(Batch))
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var sequence = await PublicationSequence.TakeTurnAsync(db, default);
            foreach (var line in lines)
            {
                var finding = Finding(line, await ReportAsync(line), await EntityAsync(line), ++done);
                finding.Versions.Add(Version(line, run.Id, category, now));
                db.Findings.Add(finding);
                sequence.Log(PublicationKind.Finding, finding.Reference, now);
            }

            await db.SaveChangesAsync();
            await sequence.CloseAsync(default);
            await transaction.CommitAsync();
        }

        return done;
    }

    private static FindingRow Finding(CorpusLine line, int report, int entity, int number) => new()
    {
        Reference = FindingReference.Of(ReportSeries.CountyExecutives, new FinancialYear(line.Fy), number).Value,
        EntityId = entity,
        ReportId = report,
        Number = number,
        Section = Slugs.Parse<ReportSection>(line.Section) ?? ReportSection.Other,
        Basis = Basis.QualifiedOpinion,
        Opinion = Slugs.Parse<Opinion>(line.Opinion),
        Title = line.Title,
        Status = FindingStatus.Published,
        CurrentVersion = 1,
    };

    private static FindingVersionRow Version(CorpusLine line, int run, int category, DateTime now) => new()
    {
        Number = 1,
        Title = line.Title,
        Body = line.Body,
        CategoryId = category,
        AmountInQuestionCents = line.Amount is { } shillings ? (long)(shillings * 100) : null,
        PdfPage = 1,
        PdfPageLast = 1,
        RunId = run,
        ExtractorVersion = "synthetic",
        ValidFrom = now,
        Reason = "Made up for a measurement.",
        Blocks = { new TextBlockRow { Ordinal = 0, Kind = TextBlockKind.Prose, Text = line.Body, PdfPage = 1 } },
    };

    private async Task<int> ReportAsync(CorpusLine line)
    {
        if (!_reports.TryGetValue(line.Fy, out var id))
        {
            var report = new ReportRow
            {
                Slug = string.Create(CultureInfo.InvariantCulture, $"synthetic-{line.Fy}"),
                SourceId = "synthetic",
                Series = ReportSeries.CountyExecutives,
                FinancialYear = line.Fy,
                Title = $"Synthetic report for {new FinancialYear(line.Fy)}",
                Publisher = "Nobody: made up for a measurement",
            };
            db.Reports.Add(report);
            await db.SaveChangesAsync();
            _reports[line.Fy] = id = report.Id;
        }

        return id;
    }

    private async Task<int> EntityAsync(CorpusLine line)
    {
        var slug = "synthetic-" + BenchFinding.Of(line).EntitySlug;
        if (!_entities.TryGetValue(slug, out var id))
        {
            var county = BenchFinding.Of(line).CountySlug;
            var entity = new AuditedEntityRow
            {
                Slug = slug,
                Name = $"{line.Entity} (synthetic)",
                Kind = EntityKind.CountyExecutive,
                CountyCode = await db.Counties.Where(row => row.Slug == county).Select(row => (int?)row.Code).FirstOrDefaultAsync(),
            };
            db.Entities.Add(entity);
            await db.SaveChangesAsync();
            _entities[slug] = id = entity.Id;
        }

        return id;
    }
}
