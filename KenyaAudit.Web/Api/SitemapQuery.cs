using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Api;

/// <summary>Every public address in one fixed order, cut into files, each with the moment of its last change where one is known.</summary>
internal sealed class SitemapQuery(AuditDb db)
{
    private static readonly string[] Fixed =
    [
        SiteLinks.Home, SiteLinks.SearchPath, SiteLinks.Counties, SiteLinks.Entities, SiteLinks.Reports, SiteLinks.Documents,
        SiteLinks.Data, SiteLinks.Status, SiteLinks.About, SiteLinks.AboutMethod, SiteLinks.AboutGlossary, SiteLinks.Removals,
    ];

    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        var total = Fixed.Length;
        foreach (var (keys, _) in Kinds())
        {
            total += await keys.CountAsync(cancellation);
        }

        return total;
    }

    /// <summary>The addresses of file <paramref name="number"/>, from 1, of files of <paramref name="size"/>.</summary>
    public async Task<IReadOnlyList<SitemapEntry>> RunAsync(int number, int size, CancellationToken cancellation)
    {
        var skip = (long)(number - 1) * size;
        var entries = Fixed.Skip((int)Math.Min(skip, Fixed.Length)).Take(size).Select(path => new SitemapEntry(path, null)).ToList();
        skip = Math.Max(0, skip - Fixed.Length);
        foreach (var (keys, path) in Kinds())
        {
            var count = await keys.CountAsync(cancellation);
            if (skip < count && entries.Count < size)
            {
                var rows = await keys.Skip((int)skip).Take(size - entries.Count).ToListAsync(cancellation);
                entries.AddRange(rows.Select(row => new SitemapEntry(path(row), row.At)));
            }

            skip = Math.Max(0, skip - count);
        }

        return entries;
    }

    private (IQueryable<SitemapKey> Keys, Func<SitemapKey, string> Path)[] Kinds() =>
    [
        (db.Counties.AsNoTracking().OrderBy(row => row.Code).Select(row => new SitemapKey { Word = row.Slug }), key => SiteLinks.County(key.Word)),
        (db.Reports.AsNoTracking().OrderBy(row => row.Id).Select(row => new SitemapKey
        {
            Word = row.Slug,
            At = db.PublicationLog.Where(entry => entry.Kind == PublicationKind.Report && entry.Key == row.Slug).Max(entry => (DateTime?)entry.At),
        }), key => SiteLinks.Report(key.Word)),
        (db.Entities.AsNoTracking().OrderBy(row => row.Id).Select(row => new SitemapKey
        {
            Word = row.Slug,
            At = db.FindingVersions.Where(version => version.Finding.EntityId == row.Id).Max(version => (DateTime?)version.ValidFrom),
        }), key => SiteLinks.Entity(key.Word)),
        (db.FindingVersions.AsNoTracking()
            .Where(row => row.Number == row.Finding.CurrentVersion && row.Finding.Status == FindingStatus.Published)
            .OrderBy(row => row.FindingId)
            .Select(row => new SitemapKey { Word = row.Finding.Reference, At = row.ValidFrom }), key => SiteLinks.Finding(key.Word)),
        (db.Documents.AsNoTracking().OrderBy(row => row.Id)
            .Select(row => new SitemapKey { Word = row.Sha256, At = row.FetchedAt }), key => SiteLinks.Document(key.Word)),
        (db.DocumentPages.AsNoTracking().OrderBy(row => row.DocumentId).ThenBy(row => row.PdfPage).ThenBy(row => row.Id)
            .Select(row => new SitemapKey { Word = row.Document.Sha256, Page = row.PdfPage, At = row.Document.FetchedAt }),
            key => SiteLinks.DocumentPage(key.Word, key.Page)),
    ];
}

/// <summary>What an address is made from.</summary>
internal sealed record SitemapKey
{
    public required string Word { get; init; }
    public int Page { get; init; }
    public DateTime? At { get; init; }
}

/// <param name="At">UTC; null where it is not known.</param>
internal sealed record SitemapEntry(string Path, DateTime? At);
