using System.Text.RegularExpressions;

namespace KenyaAudit.Web.Pages.Findings;

internal enum DiffKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A run of words that stayed, went or came.</summary>
internal sealed record DiffRun(DiffKind Kind, string Text);

/// <summary>What differs between two texts. <paramref name="ByParagraph"/>: too much differed to say it word by word.</summary>
internal sealed record TextDifference(IReadOnlyList<DiffRun> Runs, bool ByParagraph)
{
    public bool Identical => Runs.All(run => run.Kind == DiffKind.Same);
}

/// <summary>
/// The shortest way from one text to another in words (Myers), bounded: texts of too many words, or that differ in too many, are
/// compared paragraph by paragraph, and what even then is too much is shown as wholly replaced. Blanks are not compared.
/// </summary>
internal static partial class WordDiff
{
    private const int MostWords = 20_000;

    /// <summary>Memory of a comparison grows with the square of it.</summary>
    private const int MostChanges = 800;

    public static TextDifference Of(string? before, string? after)
    {
        var (old, young) = (before ?? "", after ?? "");
        var (left, right) = (Words(old), Words(young));
        if (left.Length <= MostWords && right.Length <= MostWords && Compare(left, right) is { } words)
        {
            return new TextDifference(words, false);
        }

        (left, right) = (Paragraphs(old), Paragraphs(young));
        return new TextDifference(Compare(left, right) ?? [new DiffRun(DiffKind.Removed, old), new DiffRun(DiffKind.Added, young)], true);
    }

    // Each part keeps the blanks that follow it, so that runs put together give the text back.
    private static string[] Words(string text) => [.. Word.Matches(text).Select(match => match.Value)];

    private static string[] Paragraphs(string text) => [.. Paragraph.Matches(text).Select(match => match.Value)];

    private static List<DiffRun>? Compare(string[] left, string[] right)
    {
        var head = 0;
        while (head < left.Length && head < right.Length && Equal(left[head], right[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < left.Length - head && tail < right.Length - head && Equal(left[^(tail + 1)], right[^(tail + 1)]))
        {
            tail++;
        }

        if (Path(left[head..^tail], right[head..^tail]) is not { } steps)
        {
            return null;
        }

        return Runs([.. right[..head].Select(Same), .. steps, .. right[^tail..].Select(Same)]);
    }

    private static bool Equal(string one, string other) => one.AsSpan().TrimEnd().SequenceEqual(other.AsSpan().TrimEnd());

    private static DiffRun Same(string part) => new(DiffKind.Same, part);

    private static List<DiffRun>? Path(string[] left, string[] right)
    {
        var reached = new int[2 * MostChanges + 3];
        var middle = MostChanges + 1;
        var rounds = new List<int[]>();
        for (var changes = 0; changes <= Math.Min(MostChanges, left.Length + right.Length); changes++)
        {
            rounds.Add(reached[(middle - changes - 1)..(middle + changes + 2)]);
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var down = diagonal == -changes || (diagonal != changes && reached[middle + diagonal - 1] < reached[middle + diagonal + 1]);
                var x = down ? reached[middle + diagonal + 1] : reached[middle + diagonal - 1] + 1;
                while (x < left.Length && x - diagonal < right.Length && Equal(left[x], right[x - diagonal]))
                {
                    x++;
                }

                reached[middle + diagonal] = x;
                if (x >= left.Length && x - diagonal >= right.Length)
                {
                    return Back(left, right, rounds);
                }
            }
        }

        return null;
    }

    private static List<DiffRun> Back(string[] left, string[] right, List<int[]> rounds)
    {
        var steps = new List<DiffRun>();
        var (x, y) = (left.Length, right.Length);
        for (var changes = rounds.Count - 1; changes >= 0; changes--)
        {
            // A round holds the diagonals from -changes-1 to changes+1.
            var (reached, middle, diagonal) = (rounds[changes], changes + 1, x - y);
            var down = diagonal == -changes || (diagonal != changes && reached[middle + diagonal - 1] < reached[middle + diagonal + 1]);
            var from = changes == 0 ? 0 : down ? diagonal + 1 : diagonal - 1;
            var (startX, startY) = changes == 0 ? (0, 0) : (reached[middle + from], reached[middle + from] - from);
            while (x > startX && y > startY)
            {
                steps.Add(Same(right[--y]));
                x--;
            }

            if (changes > 0)
            {
                steps.Add(down ? new DiffRun(DiffKind.Added, right[--y]) : new DiffRun(DiffKind.Removed, left[--x]));
            }
        }

        steps.Reverse();
        return steps;
    }

    // Between two stretches that stayed, first all that went, then all that came.
    private static List<DiffRun> Runs(IReadOnlyList<DiffRun> steps)
    {
        var runs = new List<DiffRun>();
        for (var at = 0; at < steps.Count;)
        {
            var same = steps[at].Kind == DiffKind.Same;
            var stretch = steps.Skip(at).TakeWhile(step => step.Kind == DiffKind.Same == same).ToList();
            foreach (var kind in (DiffKind[])[DiffKind.Same, DiffKind.Removed, DiffKind.Added])
            {
                if (string.Concat(stretch.Where(step => step.Kind == kind).Select(step => step.Text)) is { Length: > 0 } text)
                {
                    runs.Add(new DiffRun(kind, text));
                }
            }

            at += stretch.Count;
        }

        return runs;
    }

    [GeneratedRegex(@"\S+\s*")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\S.*?(?:\n\s*\n\s*|\z)", RegexOptions.Singleline)]
    private static partial Regex Paragraph { get; }
}
