using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>Where new versions come from; <paramref name="DocumentId"/> is null for the bundle.</summary>
internal sealed record VersionOrigin(int RunId, string ExtractorVersion, int? DocumentId, DateTime At);

/// <summary>A version that was written: of a finding that was not there before, or with the reason for which it differs from the one before.</summary>
internal sealed record WrittenFinding(string Reference, bool IsNew, string Reason);

/// <summary>What writing findings changed: all that an index must read again.</summary>
internal sealed record WrittenFindings(IReadOnlyList<WrittenFinding> Changes)
{
    public int NewFindings => Changes.Count(change => change.IsNew);

    public int NewVersions => Changes.Count - NewFindings;
}

/// <summary>Writes findings and, where merging brings something new, their next version. Nothing is overwritten or removed.</summary>
internal sealed class FindingWriter(AuditDb db, VersionOrigin origin)
{
    public async Task<WrittenFindings> WriteAsync(
        ReportRow report, IReadOnlyList<Finding> findings, Dictionary<string, AuditedEntityRow> entities, CancellationToken cancellation)
    {
        var rows = await db.Findings.Where(row => row.ReportId == report.Id).ToDictionaryAsync(row => row.Reference, cancellation);
        var editorials = await db.Editorials.AsNoTracking().ToDictionaryAsync(row => row.Reference, cancellation);
        var used = findings.Select(finding => finding.Category).Concat(editorials.Values.Select(editorial => editorial.Category).OfType<string>());
        var merge = new LayerMerge(await CategoriesAsync(used, cancellation), editorials, origin);
        var corrections = await CorrectionLayer.OfAsync(db, report, cancellation);
        var reviews = await FindingReviews.OfAsync(db, report, origin.At, cancellation);
        var currents = await CurrentVersionsAsync(report, cancellation);
        var changes = new List<WrittenFinding>();
        foreach (var finding in findings)
        {
            var entity = entities[finding.EntitySlug];
            var isNew = !rows.TryGetValue(finding.Reference.Value, out var row);
            if (isNew)
            {
                row = New(report, finding, entity);
                db.Findings.Add(row);
            }

            var current = isNew ? null : currents[row!.Id];
            var factsRead = isNew || merge.FactsWin(current);
            var before = FindingHeadings.Of(row!);
            var next = merge.Merge(finding, current, factsRead ? FindingHeadings.Of(finding, entity) : before);
            var overtaken = corrections.Lay(row!, next, factsRead, finding.Blocks is not null);
            var after = new FindingHeadings(next.EntityId!.Value, next.Section!.Value, next.Basis!.Value, factsRead ? finding.Opinion : before.Opinion);
            reviews.Overtaken(row!, overtaken);
            if (!merge.Justify(next, current, isNew ? [] : after.ChangesFrom(before)))
            {
                continue;
            }

            if (row!.Status == FindingStatus.Withdrawn)
            {
                reviews.ChangedWhileWithdrawn(row, next.Reason);
                continue;
            }

            after.PutOn(row);
            row.Title = next.Title;
            row.CurrentVersion = next.Number;
            row.Versions.Add(next);
            changes.Add(new WrittenFinding(row.Reference, isNew, next.Reason));
        }

        return new WrittenFindings(changes);
    }

    private static FindingRow New(ReportRow report, Finding finding, AuditedEntityRow entity) => new()
    {
        Reference = finding.Reference.Value,
        EntityId = entity.Id,
        ReportId = report.Id,
        Number = finding.Number,
        Section = finding.Section,
        Basis = finding.Basis,
        Opinion = finding.Opinion,
        Title = finding.Title,
        Status = FindingStatus.Published,
        CurrentVersion = 1,
    };

    private Task<Dictionary<int, FindingVersionRow>> CurrentVersionsAsync(ReportRow report, CancellationToken cancellation) =>
        db.FindingVersions.AsNoTracking().AsSplitQuery()
            .Where(version => version.Finding.ReportId == report.Id && version.Number == version.Finding.CurrentVersion)
            .Include(version => version.Amounts.OrderBy(amount => amount.Ordinal))
            .Include(version => version.SubParagraphs.OrderBy(sub => sub.Ordinal))
            .Include(version => version.Blocks.OrderBy(block => block.Ordinal))
            .ToDictionaryAsync(version => version.FindingId, cancellation);

    private async Task<Dictionary<string, int>> CategoriesAsync(IEnumerable<string> used, CancellationToken cancellation)
    {
        var known = await db.Categories.AsNoTracking().ToDictionaryAsync(row => row.Slug, row => row.Id, cancellation);
        var missing = used.Where(slug => !known.ContainsKey(slug)).Distinct().ToList();
        return missing.Count == 0
            ? known
            : throw new InvalidOperationException($"The taxonomy has no category '{missing[0]}'.");
    }
}
