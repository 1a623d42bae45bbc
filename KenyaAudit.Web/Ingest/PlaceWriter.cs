using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Brings report, document, entities, opinions and clean statements to what the records say.</summary>
internal sealed class PlaceWriter(AuditDb db)
{
    public async Task<ReportRow> ReportAsync(ReportRecord record, CancellationToken cancellation)
    {
        var slug = $"{record.SourceId}-{record.Year.Slug}";
        var row = await db.Reports.FirstOrDefaultAsync(report => report.Slug == slug, cancellation);
        if (row is null)
        {
            row = new ReportRow
            {
                Slug = slug, SourceId = record.SourceId, Series = record.Series, FinancialYear = record.Year.EndYear,
                Title = record.Title, Publisher = record.Publisher, Url = record.Url,
            };
            db.Reports.Add(row);
        }
        else
        {
            (row.Title, row.Publisher, row.Url) = (record.Title, record.Publisher, record.Url ?? row.Url);
        }

        await SaveAsync(cancellation);
        return row;
    }

    public async Task<SourceDocumentRow> DocumentAsync(
        ReportRow report, HeldDocument held, ReportRecords records, DateTime now, CancellationToken cancellation)
    {
        var row = await db.Documents.FirstOrDefaultAsync(document => document.Sha256 == held.Sha256, cancellation);
        if (row is null)
        {
            row = new SourceDocumentRow
            {
                Sha256 = held.Sha256, ReportId = report.Id, Bytes = held.Bytes, PageCount = records.Pages.Count,
                MediaType = held.MediaType, FetchedAt = now,
                FetchedFrom = await db.FetchedResources.Where(resource => resource.Sha256 == held.Sha256).OrderBy(resource => resource.Id).Select(resource => resource.Url).FirstOrDefaultAsync(cancellation),
            };
            db.Documents.Add(row);
            await SaveAsync(cancellation);
        }

        if (records.Coverage is { } coverage)
        {
            (row.FirstParagraph, row.LastParagraph, row.IsPartial) = (coverage.First, coverage.Last, coverage.IsPartial);
        }

        // A newer extractor may read the same page differently.
        await db.DocumentPages.Where(page => page.DocumentId == row.Id).ExecuteDeleteAsync(cancellation);
        db.DocumentPages.AddRange(records.Pages.Select(page => new DocumentPageRow
        {
            DocumentId = row.Id, PdfPage = page.PdfPage, PrintedPage = page.PrintedPage, Text = page.Text,
        }));
        return row;
    }

    /// <summary>Every entity of the records by its slug; parents first, so that children can name them.</summary>
    public async Task<Dictionary<string, AuditedEntityRow>> EntitiesAsync(IReadOnlyList<EntityRecord> records, CancellationToken cancellation)
    {
        var rows = await db.Entities.Include(entity => entity.Aliases).ToDictionaryAsync(entity => entity.Slug, StringComparer.Ordinal, cancellation);
        foreach (var record in records)
        {
            if (!rows.TryGetValue(record.Slug, out var row))
            {
                row = new AuditedEntityRow { Slug = record.Slug, Name = record.Name, Kind = record.Kind };
                rows.Add(record.Slug, row);
                db.Entities.Add(row);
            }

            (row.Name, row.Kind, row.Vote, row.CountyCode) = (record.Name, record.Kind, record.Vote, record.CountyCode);
            var known = row.Aliases.Select(alias => alias.Name).ToHashSet(StringComparer.Ordinal);
            row.Aliases.AddRange(record.Aliases.Where(known.Add).Select(name => new EntityAliasRow { Name = name }));
        }

        foreach (var record in records.Where(record => record.ParentSlug is not null))
        {
            rows[record.Slug].Parent = rows[record.ParentSlug!];
        }

        await SaveAsync(cancellation);
        return rows;
    }

    public async Task OpinionsAsync(
        ReportRow report, IReadOnlyList<OpinionRecord> records, Dictionary<string, AuditedEntityRow> entities, CancellationToken cancellation)
    {
        var rows = await db.Opinions.Where(row => row.ReportId == report.Id).ToDictionaryAsync(row => row.EntityId, cancellation);
        foreach (var record in records)
        {
            var entity = entities[record.EntitySlug];
            if (!rows.TryGetValue(entity.Id, out var row))
            {
                row = new OpinionRow { EntityId = entity.Id, ReportId = report.Id, Kind = record.Kind, PrintedName = "", PdfPage = 0 };
                db.Opinions.Add(row);
            }

            (row.Kind, row.ChapterKind, row.PrintedName) = (record.Kind, record.ChapterKind, record.PrintedName);
            (row.PdfPage, row.PrintedPage) = (record.PdfPage, record.PrintedPage);
        }
    }

    public async Task CleanStatementsAsync(
        ReportRow report, ReportRecords records, Dictionary<string, AuditedEntityRow> entities, CancellationToken cancellation)
    {
        // An excerpt says nothing of the paragraphs outside it.
        var (first, last) = records.Coverage is { IsPartial: true } part ? (part.First, part.Last) : (0, int.MaxValue);
        await db.CleanStatements.Where(row => row.ReportId == report.Id && row.Number >= first && row.Number <= last).ExecuteDeleteAsync(cancellation);
        db.CleanStatements.AddRange(records.CleanStatements.Select(record => new CleanStatementRow
        {
            EntityId = entities[record.EntitySlug].Id,
            ReportId = report.Id,
            Number = record.Number,
            Section = record.Section,
            PdfPage = record.Pages.PdfPage,
            PrintedPage = record.Pages.PrintedPage,
        }));
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellation);
    }
}
