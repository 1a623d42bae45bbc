using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>Parsed paragraphs to findings, clean statements, entities and opinions in our own terms.</summary>
internal sealed partial class NationalNormaliser
{
    private const int LongestTitle = 300;

    private static readonly Dictionary<ReportSection, string> UntitledConclusion = new()
    {
        [ReportSection.Lawfulness] = "Conclusion on Lawfulness and Effectiveness in Use of Public Resources",
        [ReportSection.Controls] = "Conclusion on Internal Controls, Risk Management and Governance",
        [ReportSection.Other] = "Other Legal and Regulatory Requirements",
    };

    private readonly ParsedReport _report;
    private readonly string _sourceId;
    private readonly Taxonomy _taxonomy;
    private readonly LetterCase _letterCase;
    private readonly IReadOnlyList<EntityRecord> _byChapter;
    private readonly List<string> _notes;

    public NationalNormaliser(ParsedReport report, string sourceId, Taxonomy taxonomy)
    {
        (_report, _sourceId, _taxonomy) = (report, sourceId, taxonomy);
        _letterCase = new LetterCase(report.Pages);
        _byChapter = new EntityNames(_letterCase).Of(report);
        _notes = [.. report.Notes];
    }

    public ReportRecords Records(string publisher)
    {
        var clean = _report.Paragraphs.Where(CleanRule.IsClean).Select(Clean).ToList();
        var findings = _report.Paragraphs.Where(paragraph => !CleanRule.IsClean(paragraph)).Select(Finding).ToList();
        var entities = _byChapter.DistinctBy(entity => entity.Slug).ToDictionary(entity => entity.Slug, StringComparer.Ordinal);
        AddListedVotes(entities);
        var opinions = new OpinionRegister(_report, _byChapter, _letterCase, entities, _notes).Read();
        var report = new ReportRecord(_sourceId, _report.Series, _report.Year, _report.Title, publisher, null);
        return new ReportRecords(report, _report.Pages, [.. entities.Values], opinions, findings, clean, [], _notes);
    }

    private CleanStatement Clean(ParsedParagraph paragraph) =>
        new(paragraph.Number, _byChapter[paragraph.Chapter].Slug, paragraph.Section, paragraph.Basis, paragraph.Pages);

    private Finding Finding(ParsedParagraph paragraph)
    {
        var title = TitleOf(paragraph);
        var chapter = _report.Chapters[paragraph.Chapter];
        return new Finding(
            FindingReference.Of(_report.Series, _report.Year, paragraph.Number),
            paragraph.Number,
            _byChapter[paragraph.Chapter].Slug,
            paragraph.Section,
            paragraph.Basis ?? (paragraph.Section == ReportSection.FinancialStatements ? Basis.OtherMatter : Basis.Conclusion),
            chapter.Opinion,
            title,
            _taxonomy.Of(title),
            paragraph.Pages,
            AmountReader.Read(title, paragraph.Blocks),
            [.. paragraph.SubParagraphs.Select(sub => sub with { Title = sub.Title is null ? null : LetterCase.Straight(sub.Title) })],
            paragraph.Blocks);
    }

    // An untitled matter is called by its section where that says it all, else by the beginning of its first sentence.
    private static string TitleOf(ParsedParagraph paragraph)
    {
        if (paragraph.Title is { } printed)
        {
            var title = LetterCase.Straight(printed);
            return title.Length <= LongestTitle ? title : title[..title.LastIndexOf(' ', LongestTitle)] + "…";
        }

        if (paragraph.Section != ReportSection.FinancialStatements && paragraph.Basis is null)
        {
            return UntitledConclusion[paragraph.Section];
        }

        var text = LetterCase.Straight(paragraph.Blocks.Count == 0 ? "Untitled" : paragraph.Blocks[0].Text);
        var words = FirstWords.Match(text).Value.TrimEnd(',', ' ');
        return words.Length < text.Length ? words + "…" : words;
    }

    // A vote of the table of contents without a chapter: its page may be lost, the vote is not.
    private void AddListedVotes(Dictionary<string, EntityRecord> entities)
    {
        foreach (var vote in _report.Contents.Where(vote => _report.Chapters.All(chapter => chapter.Vote != vote.Code)))
        {
            var name = LetterCase.Straight(vote.Name);
            entities.TryAdd(Slugger.Of(name), new EntityRecord(Slugger.Of(name), name, EntityKind.NationalVote, vote.Code, null, null, []));
            _notes.Add($"The table of contents lists vote {vote.Code}, {name}, but the document holds no chapter of it.");
        }

        foreach (var chapter in _report.Chapters.Where(chapter => chapter.Vote is not null && _report.Contents.Count > 0
            && _report.Contents.All(vote => vote.Code != chapter.Vote)))
        {
            _notes.Add($"Vote {chapter.Vote} has a chapter but is not in the table of contents.");
        }
    }

    [GeneratedRegex(@"\A(?:\S+\s*){1,9}")]
    private static partial Regex FirstWords { get; }
}
