using System.Text;

namespace KenyaAudit.Web.Search;

/// <summary>Cuts from a finding's text the passage that shows best why it was found, and marks the words in it.</summary>
internal sealed class PassageMaker(IEnumerable<QueryUnit> units) : IDisposable
{
    public const int Length = 200;

    // A finding's text is a few pages at most; what lies farther is not worth the time.
    private const int MostRead = 60_000;

    private readonly WordMarker _marker = new(units);

    public void Dispose() => _marker.Dispose();

    /// <summary>From the body, else the summary in English or Swahili, where a word is found; else the beginning of the summary or the body.</summary>
    public Passage? Best(string? body, string? summary, string? swahili = null) =>
        Marked(body) ?? Marked(summary) ?? Marked(swahili) ?? Beginning(summary) ?? Beginning(body);

    private Passage? Marked(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var marks = _marker.Marks(text.AsSpan(0, Math.Min(text.Length, MostRead)));
        if (marks.Count == 0)
        {
            return null;
        }

        var (first, last) = BestRun(marks);
        var (from, to) = Frame(text, marks[first].Start, marks[last].End);
        return Cut(text, from, to, marks);
    }

    private static Passage? Beginning(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var start = text.Length - text.AsSpan().TrimStart().Length;
        var (_, to) = Frame(text, start, start);
        return Cut(text, start, to, []);
    }

    /// <summary>The run of marks that fits a passage and holds most of what was asked; the earliest of equals.</summary>
    private static (int First, int Last) BestRun(List<Mark> marks)
    {
        var best = (First: 0, Last: 0);
        var bestWorth = 0;
        for (var first = 0; first < marks.Count; first++)
        {
            var (kinds, worth) = (0UL, 0);
            for (var last = first; last < marks.Count && (last == first || marks[last].End - marks[first].Start <= Length); last++)
            {
                var kind = 1UL << (marks[last].Kind & 63);

                // What is said for the first time counts most, a phrase more than a word.
                worth += (kinds & kind) == 0 ? 20 * marks[last].Words : 1;
                kinds |= kind;
                if (worth > bestWorth)
                {
                    (best, bestWorth) = ((first, last), worth);
                }
            }
        }

        return best;
    }

    /// <summary>A passage around start..end that begins with a sentence where one is near, else with a word.</summary>
    private static (int From, int To) Frame(string text, int start, int end)
    {
        var room = Math.Max(0, Length - (end - start));
        var from = text.Length <= Length + 20 ? 0 : Math.Max(0, Math.Min(start - (room / 3), text.Length - Length));
        if (from > 0)
        {
            from = SentenceBetween(text, from, start) ?? WordAfter(text, from, start);
        }

        var to = text.Length <= Length + 20 ? text.Length : Math.Min(text.Length, Math.Max(end, from + Length));
        for (var at = to; to < text.Length && at > end; at--)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                return (from, at);
            }
        }

        // One word without a blank: cut it, but never through a surrogate pair.
        return (from, to < text.Length && char.IsLowSurrogate(text[to]) ? to - 1 : to);
    }

    private static int? SentenceBetween(string text, int from, int start)
    {
        for (var at = Math.Max(2, from); at <= start; at++)
        {
            if (char.IsUpper(text[at]) && char.IsWhiteSpace(text[at - 1]) && text[at - 2] is '.' or ';' or ':' or '?')
            {
                return at;
            }
        }

        return null;
    }

    private static int WordAfter(string text, int from, int start)
    {
        for (var at = from; at < start; at++)
        {
            if (char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at]))
            {
                return at;
            }
        }

        return start;
    }

    private static Passage Cut(string text, int from, int to, List<Mark> marks)
    {
        var parts = new List<PassagePart>();
        var at = from;
        foreach (var mark in marks.Where(mark => mark.Start >= from && mark.End <= to))
        {
            Add(parts, text[at..mark.Start], marked: false);
            Add(parts, text[mark.Start..mark.End], marked: true);
            at = mark.End;
        }

        Add(parts, text[at..to], marked: false);
        if (!string.IsNullOrWhiteSpace(text[..from]))
        {
            parts.Insert(0, new PassagePart("…", false));
        }

        if (!string.IsNullOrWhiteSpace(text[to..]))
        {
            parts.Add(new PassagePart("…", false));
        }

        return new Passage(Joined(parts));
    }

    private static void Add(List<PassagePart> parts, string text, bool marked)
    {
        if (text.Length > 0)
        {
            parts.Add(new PassagePart(OneLine(text), marked));
        }
    }

    // Text from a page has line ends and indents that mean nothing in a passage.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsWhiteSpace(text[at]))
            {
                line.Append(text[at]);
            }
            else if (at == 0 || !char.IsWhiteSpace(text[at - 1]))
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    private static List<PassagePart> Joined(List<PassagePart> parts)
    {
        var joined = new List<PassagePart>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && joined[^1].Marked == part.Marked)
            {
                joined[^1] = part with { Text = joined[^1].Text + part.Text };
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }
}
