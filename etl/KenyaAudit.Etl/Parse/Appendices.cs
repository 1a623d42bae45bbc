using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>The lists of audited entities by opinion at the end of a book.</summary>
internal static partial class Appendices
{
    /// <summary>Index of the first appendix line after <paramref name="from"/>, or the end.</summary>
    public static int Start(IReadOnlyList<BookLine> lines, int from)
    {
        for (var at = from; at < lines.Count; at++)
        {
            if (KindOf(lines[at].Text) is not null)
            {
                // A page that only says "APPENDICES" may stand before.
                return at > from && lines[at - 1].Letters is "APPENDIX" or "APPENDICES" ? at - 1 : at;
            }
        }

        return lines.Count;
    }

    public static bool IsHeading(string text) => KindOf(text) is not null;

    public static List<ParsedOpinion> Read(IReadOnlyList<BookLine> lines, int from)
    {
        var opinions = new List<ParsedOpinion>();
        Opinion? kind = null;
        var number = 0;
        for (var at = from; at < lines.Count; at++)
        {
            var line = lines[at];
            if (KindOf(line.Text) is { } heading)
            {
                number = heading == kind ? number : 0;
                kind = heading;
            }
            else if (kind is null || IsTableHead(line))
            {
                continue;
            }
            else if (Item.Match(line.Text) is { Success: true } match && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) == number + 1)
            {
                opinions.Add(new ParsedOpinion(kind.Value, ++number, match.Groups[2].Value.Trim(), line.PdfPage, line.PrintedPage));
            }
            else if (number > 0 && opinions[^1].PdfPage == line.PdfPage)
            {
                opinions[^1] = opinions[^1] with { Name = HeadingBlock.Join(opinions[^1].Name, line.Text) };
            }
        }

        return opinions;
    }

    private static bool IsTableHead(BookLine line) =>
        line.Letters.StartsWith("NOMINISTR", StringComparison.Ordinal) || line.Letters is "PROJECTS" or "DONORFUNDEDPROJECTS" or "NO";

    private static Opinion? KindOf(string text) => Heading.Match(text) is { Success: true } match
        ? match.Groups[1].Value.ToUpperInvariant() switch
        {
            "UNMODIFIED" => Opinion.Unmodified,
            "QUALIFIED" => Opinion.Qualified,
            "ADVERSE" => Opinion.Adverse,
            _ => Opinion.Disclaimer,
        }
        : null;

    [GeneratedRegex(@"\AAppendix\s+[A-Z]\s*[:\-–.]?\s*(Unmodified|Qualified|Adverse|Disclaimer)(?:\s+of)?(?:\s+Opinions?)?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"\A([0-9]{1,3})\s*\.\s*(\S.*)\z")]
    private static partial Regex Item { get; }
}
