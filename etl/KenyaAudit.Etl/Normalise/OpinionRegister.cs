using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>The opinions of a year: every line of the appendices, with the chapter it belongs to; without appendices, every chapter. Differences become notes.</summary>
internal sealed class OpinionRegister(
    ParsedReport report, IReadOnlyList<EntityRecord> byChapter, LetterCase letterCase, Dictionary<string, EntityRecord> entities, List<string> notes)
{
    public IReadOnlyList<OpinionRecord> Read()
    {
        if (report.Opinions.Count == 0)
        {
            notes.Add("The document has no appendices of opinions; they were taken from the chapters.");
            return [.. FromChapters()];
        }

        var matched = OpinionMatcher.Match(report);
        var opinions = new List<OpinionRecord>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < matched.Length; at++)
        {
            var opinion = matched[at] >= 0 ? OfChapter(report.Opinions[at], matched[at]) : WithoutChapter(report.Opinions[at]);
            if (taken.Add(opinion.EntitySlug))
            {
                opinions.Add(opinion);
            }
            else
            {
                notes.Add($"The appendices list '{opinion.PrintedName}' twice for one entity; the first stands.");
            }
        }

        foreach (var chapter in Enumerable.Range(0, report.Chapters.Count).Except(matched))
        {
            notes.Add($"The chapter '{byChapter[chapter].Name}' ({report.Chapters[chapter].Opinion?.ToString() ?? "no"} opinion, PDF page {report.Chapters[chapter].PdfPage}) is in no appendix.");
        }

        return opinions;
    }

    private OpinionRecord OfChapter(ParsedOpinion entry, int chapter)
    {
        var heading = report.Chapters[chapter];
        var entity = entities[byChapter[chapter].Slug];
        var name = LetterCase.Straight(entry.Name);
        if (heading.Opinion != entry.Kind)
        {
            notes.Add($"The appendix lists '{name}' as {entry.Kind}, its chapter (PDF page {heading.PdfPage}) is headed {heading.Opinion?.ToString() ?? "by no opinion"}.");
        }

        if (!Same(name, entity.Name))
        {
            notes.Add($"The appendix writes '{name}', the chapter '{entity.Name}'.");
            entities[entity.Slug] = entity with { Aliases = [.. entity.Aliases.Append(name).Distinct(StringComparer.OrdinalIgnoreCase)] };
        }

        return new OpinionRecord(entity.Slug, name, entry.Kind, heading.Opinion, entry.PdfPage, entry.PrintedPage);
    }

    private OpinionRecord WithoutChapter(ParsedOpinion entry)
    {
        var name = LetterCase.Straight(entry.Name);
        var slug = Slugger.Of(name);
        if (!entities.ContainsKey(slug))
        {
            var parent = ParentOf(name);
            entities.Add(slug, new EntityRecord(slug, name, EntityKind.SubEntity, parent?.Vote, EntityNames.CountyOf(name), parent?.Slug, []));
        }

        notes.Add($"The appendix lists '{name}' as {entry.Kind}; no chapter of the document fits.");
        return new OpinionRecord(slug, name, entry.Kind, null, entry.PdfPage, entry.PrintedPage);
    }

    private IEnumerable<OpinionRecord> FromChapters() =>
        report.Chapters.Index().Where(item => item.Item.Opinion is not null).DistinctBy(item => byChapter[item.Index].Slug)
            .Select(item => new OpinionRecord(
                byChapter[item.Index].Slug, letterCase.Tidy(item.Item.Heading), item.Item.Opinion!.Value, item.Item.Opinion, item.Item.PdfPage, item.Item.PrintedPage));

    // "Some Project – The National Treasury": the vote stands after the last dash.
    private EntityRecord? ParentOf(string name)
    {
        var dash = name.LastIndexOfAny(['–', '-']);
        var tail = dash < 0 ? "" : Slugger.Of(name[(dash + 1)..]);
        return entities.Values.FirstOrDefault(entity => entity.Kind == EntityKind.NationalVote && (entity.Slug == tail || entity.Aliases.Any(alias => Slugger.Of(alias) == tail)));
    }

    private static bool Same(string left, string right) => Slugger.Of(left) == Slugger.Of(right);
}
