using System.Text.RegularExpressions;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Runbook;

/// <summary>docs/RUNBOOK.md, cut into what the tests ask about: its code, its headings, its incidents.</summary>
internal sealed partial class RunbookText(string text)
{
    public static RunbookText Ours { get; } = new(File.ReadAllText(Path.Combine(Repository.Root, "docs", "RUNBOOK.md")));

    /// <summary>All that is written as code: spans, lines of blocks, lines that are indented by four.</summary>
    public IReadOnlyList<string> Code { get; } =
    [
        .. Span().Matches(Block().Replace(text, "")).Select(match => match.Groups[1].Value),
        .. Block().Matches(text).SelectMany(match => match.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        .. Indented().Matches(Block().Replace(text, "")).Select(match => match.Groups[1].Value),
    ];

    /// <summary>Spans only: one name or one short command each.</summary>
    public IReadOnlyList<string> Spans { get; } = [.. Span().Matches(Block().Replace(text, "")).Select(match => match.Groups[1].Value)];

    public IReadOnlySet<string> Anchors { get; } = Heading().Matches(Block().Replace(text, "")).Select(match => Anchor(match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Targets of links: an anchor of this page, or a file beside it.</summary>
    public IReadOnlyList<string> Links { get; } = [.. Link().Matches(Block().Replace(text, "")).Select(match => match.Groups[1].Value)];

    /// <summary>Title and text of each section below the heading "Incidents".</summary>
    public IReadOnlyList<(string Title, string Text)> Incidents { get; } =
    [
        .. Part(text, "Incidents").Split("\n## ")[1..].Select(section => section.Split('\n', 2)).Select(section => (section[0].Trim(), section[1])),
    ];

    public static string Anchor(string heading) => NotInAnchors().Replace(heading.Trim().ToLowerInvariant().Replace(' ', '-'), "");

    /// <summary>Paragraphs and items of lists, without code blocks and marks, as their words in a row.</summary>
    public static IEnumerable<string> Paragraphs(string section) => Between().Split(Block().Replace(section, "\n\n"))
        .Select(paragraph => string.Join(' ', Word().Matches(paragraph.ToLowerInvariant()).Select(match => match.Value)))
        .Where(words => words.Length > 0);

    /// <summary>All names that a pattern finds in the code.</summary>
    public IReadOnlyList<string> Names(Regex pattern) => [.. Code.SelectMany(code => pattern.Matches(code)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    private static string Part(string text, string heading) => text.Split($"\n# {heading}\n").ElementAtOrDefault(1)?.Split("\n# ")[0]
        ?? throw new InvalidDataException($"The runbook has no part {heading}.");

    [GeneratedRegex("^```([^\n]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex("^    (\\S.*)$", RegexOptions.Multiline)]
    private static partial Regex Indented();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("\\]\\(([^)\\s]+)\\)")]
    private static partial Regex Link();

    [GeneratedRegex("[^a-z0-9-]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("\n\\s*\n|\n(?=\\s*(?:[-*|]|\\d+\\.)\\s)")]
    private static partial Regex Between();

    [GeneratedRegex("[\\w'/:.$-]*\\w")]
    private static partial Regex Word();
}
