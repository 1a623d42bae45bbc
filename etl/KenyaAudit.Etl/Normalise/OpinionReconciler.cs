using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Lays the opinion appendices beside the chapters, name by name. Every entry is kept with both kinds; each difference is a note
/// of one sentence, which cites the printed page instead of long names.
/// </summary>
internal sealed class OpinionReconciler(ParsedReport report, EntityRegister register)
{
    private readonly List<string> notes = [];

    public IReadOnlyList<string> Notes => notes;

    public IReadOnlyList<Func<OpinionRecord>> Reconcile()
    {
        if (report.Opinions.Count == 0)
        {
            // National volumes list all opinions in appendices, so an excerpt without them says nothing new; county volumes have their chapters alone.
            return report.Series == ReportSeries.NationalGovernment ? [] : [.. OfChapters()];
        }

        var chapters = Enumerable.Range(0, report.Chapters.Count).Where(index => register.OfChapter[index] is not null).ToList();
        var parties = chapters.Select(index => new NamedParty([register.OfChapter[index]!.Name], register.OfChapter[index]!.Code)).ToList();
        var entries = report.Opinions.Select(Party).ToList();
        var partner = NameMatcher.Match(entries, parties);
        var records = report.Opinions.Select((opinion, index) => Record(opinion, entries[index], partner[index] is { } at ? chapters[at] : null)).ToList();
        foreach (var index in chapters.Where(index => report.Chapters[index].Opinion is not null).Except(partner.OfType<int>().Select(at => chapters[at])))
        {
            notes.Add($"The chapter on printed page {report.Chapters[index].PrintedPage} ({Short(register.OfChapter[index]!.Name)}) carries the opinion {report.Chapters[index].Opinion} but stands in no appendix.");
        }

        return records;
    }

    private IEnumerable<Func<OpinionRecord>> OfChapters() => report.Chapters
        .Select((chapter, index) => (Chapter: chapter, Entity: register.OfChapter[index]))
        .Where(pair => pair is { Chapter.Opinion: not null, Entity: not null })
        .DistinctBy(pair => pair.Entity)
        .Select(pair => (Func<OpinionRecord>)(() => new OpinionRecord(
            register.SlugOf(pair.Entity!), pair.Entity!.Name, pair.Chapter.Opinion!.Value, pair.Chapter.Opinion, pair.Chapter.PdfPage, pair.Chapter.PrintedPage)));

    // "Project - State Department": the last part names the vote where a vote has that name; else it is an agency and part of the name.
    private NamedParty Party(ParsedOpinion opinion)
    {
        var name = EntityName.Even(opinion.Name);
        if (register.VoteNamed(name) is { } own)
        {
            return new NamedParty([name], own);
        }

        var dash = name.LastIndexOf("- ", StringComparison.Ordinal);
        return dash > 0 && register.VoteNamed(name[(dash + 2)..]) is { } vote
            ? new NamedParty([name, name[..dash].TrimEnd(' ', '-')], vote)
            : new NamedParty([name], null);
    }

    private Func<OpinionRecord> Record(ParsedOpinion opinion, NamedParty party, int? chapter)
    {
        var name = EntityName.Even(opinion.Name);
        var where = $"Appendix entry {opinion.Number} under {opinion.Kind} (printed page {opinion.PrintedPage}, {Short(name)})";
        var heads = chapter is { } at ? report.Chapters[at].Opinion : null;
        EntityRegister.Entry entity;
        if (chapter is { } found)
        {
            entity = register.OfChapter[found]!;
            if (!string.Equals(entity.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                entity.OtherSpellings.Add(name);
            }

            if (heads != opinion.Kind)
            {
                notes.Add($"{where}: the chapter on printed page {report.Chapters[found].PrintedPage} is headed {heads?.ToString() ?? "by no opinion"}.");
            }

            if (party.Vote is { } named && named != entity.Code)
            {
                notes.Add($"{where} names vote {named}; its chapter on printed page {report.Chapters[found].PrintedPage} stands under vote {entity.Code}.");
            }
            else if (party.Names.All(reading => NameMatcher.Differs(reading, entity.Name)))
            {
                notes.Add($"{where} is spelled otherwise in the chapter heading on printed page {report.Chapters[found].PrintedPage}.");
            }
        }
        else
        {
            // A vote of the table of contents whose chapter the book leaves out is still that vote.
            entity = party.Vote is { } code && party.Names.Count == 1 && register.Vote(code) is { } vote ? vote : register.AddFromAppendix(name, party.Vote);
            notes.Add($"{where} has no chapter in the book.");
        }

        return () => new OpinionRecord(register.SlugOf(entity), opinion.Name, opinion.Kind, heads, opinion.PdfPage, opinion.PrintedPage);
    }

    private static string Short(string name)
    {
        var words = name.Split(' ');
        return words.Length <= 7 ? name : string.Join(' ', words[..7]) + " ...";
    }
}
