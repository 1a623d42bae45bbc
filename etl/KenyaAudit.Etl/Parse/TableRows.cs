using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Parse;

/// <summary>
/// Finds the lines of a paragraph that are a table. A row shows figures in cells of their own; from the rows the table grows up over its
/// heads and over wrapped cells between them, and stops at running text: a line that fills the measure, or ends a sentence.
/// </summary>
internal static partial class TableRows
{
    private const double MarginSlack = 14;
    private const int LongestCellLine = 75;
    private const int MostProseBetween = 2;
    private const int SmallWordsOfProse = 3;

    /// <summary>For each line of [from, to): whether it belongs to a table.</summary>
    public static bool[] Mark(IReadOnlyList<BookLine> lines, int from, int to)
    {
        var own = lines.Skip(from).Take(to - from).ToList();
        var left = own.Where(line => line.Line.Right > 0).Select(line => line.Line.Left).DefaultIfEmpty(0).Min();
        var right = own.Select(line => line.Line.Right).DefaultIfEmpty(0).Max();
        var measure = new Measure(left, right);
        var marks = own.Select(line => IsRow(line, measure)).ToArray();
        DropLoneProse(own, marks);
        Join(own, marks, measure);
        GrowUp(own, marks, measure);
        GrowDown(own, marks, measure);
        return marks;
    }

    /// <summary>The table as text, a row a line, cells set apart by two blanks.</summary>
    public static string Text(IReadOnlyList<BookLine> lines, int from, int to) =>
        string.Join('\n', Enumerable.Range(from, to - from).Select(at => string.Join("  ", lines[at].Line.Columns)));

    private static bool IsRow(BookLine line, Measure measure)
    {
        if (line.Line.Right <= 0)
        {
            return PlainRow.IsMatch(line.Text) && !line.Text.Contains("Ksh", StringComparison.OrdinalIgnoreCase);
        }

        // Justified text may open a wide blank anywhere; a full line is a row only with an amount at its end, and no sentence in it.
        var cells = line.Line.Columns;
        var figures = cells.Skip(1).Count(cell => Figure.IsMatch(cell));
        return cells.Count >= 2 && figures > 0
            && (!measure.IsFilledBy(line) || (Amount.IsMatch(cells[^1]) && SmallWord.Count(line.Text) < SmallWordsOfProse) || figures >= 3);
    }

    // A single row between lines of running text is a justified line that happened to look like one.
    private static void DropLoneProse(List<BookLine> lines, bool[] marks)
    {
        for (var at = 0; at < marks.Length; at++)
        {
            var alone = (at == 0 || !marks[at - 1]) && (at + 1 >= marks.Length || !marks[at + 1]);
            if (marks[at] && alone && SmallWord.Count(lines[at].Text) >= SmallWordsOfProse)
            {
                marks[at] = false;
            }
        }
    }

    // Between two rows everything that does not fill the measure is a wrapped cell.
    private static void Join(List<BookLine> lines, bool[] marks, Measure measure)
    {
        for (var (last, at) = (-1, 0); at < marks.Length; at++)
        {
            if (!marks[at])
            {
                continue;
            }

            var between = last < 0 ? [] : lines.GetRange(last + 1, at - last - 1);
            if (last >= 0 && between.TrueForAll(line => line.Line.Columns.Count > 1 || !measure.IsFilledBy(line))
                && between.Count(line => EndsSentence(line) && line.Line.Left < measure.Left + MarginSlack) < MostProseBetween)
            {
                Array.Fill(marks, true, last + 1, at - last - 1);
            }

            last = at;
        }
    }

    private static void GrowUp(List<BookLine> lines, bool[] marks, Measure measure)
    {
        for (var at = marks.Length - 1; at > 0; at--)
        {
            marks[at - 1] |= marks[at] && lines[at - 1].Line.Right > 0 && !EndsSentence(lines[at - 1]) && !Sub.IsMatch(lines[at - 1].Text)
                && (lines[at - 1].Bold || lines[at - 1].Line.Columns.Count > 1 || IsLoose(lines[at - 1], measure))
                && !(measure.IsFilledBy(lines[at - 1]) && lines[at - 1].Line.Columns.Count == 1);
        }
    }

    // Below the last row stand the rest of its cells and the total, in from the margin or made of figures.
    private static void GrowDown(List<BookLine> lines, bool[] marks, Measure measure)
    {
        for (var at = 0; at + 1 < marks.Length; at++)
        {
            marks[at + 1] |= marks[at] && IsLoose(lines[at + 1], measure) && !EndsSentence(lines[at + 1]) && !Sub.IsMatch(lines[at + 1].Text)
                && (lines[at + 1].Line.Left > measure.Left + MarginSlack || LooseFigure.IsMatch(lines[at + 1].Text));
        }
    }

    private static bool IsLoose(BookLine line, Measure measure) =>
        line.Line.Right > 0 && !measure.IsFilledBy(line) && line.Text.Length < LongestCellLine;

    // "Kshs." and "No." end a table's head, not a sentence.
    private static bool EndsSentence(BookLine line) => line.Text[^1] is ':' or ';' || (line.Text[^1] == '.' && !HeadAbbreviation.IsMatch(line.Text));

    private sealed record Measure(double Left, double Right)
    {
        public bool IsFilledBy(BookLine line) => line.Line.Left < Left + MarginSlack && line.Line.Right > Right - MarginSlack;
    }

    [GeneratedRegex(@"\A\(?-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?%?)\)?\z|\A-\z")]
    private static partial Regex Figure { get; }

    [GeneratedRegex(@"\A\(?-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\)?\z|\A-\z|\A[0-9.]+%\z")]
    private static partial Regex Amount { get; }

    [GeneratedRegex(@"\A[\s\d,.()%\-]+\z|\ATotal\b", RegexOptions.IgnoreCase)]
    private static partial Regex LooseFigure { get; }

    [GeneratedRegex(@"(?:Kshs?|No|Ksh|USD|Euros?)\.\)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex HeadAbbreviation { get; }

    [GeneratedRegex(@"\b(?:of|the|to|and|in|was|were|for|by|is|had|which|that|as|at)\b")]
    private static partial Regex SmallWord { get; }

    [GeneratedRegex(@"\A[0-9]{1,4}\.[0-9]{1,2}(?:\.[0-9]{1,2})?\.?\s+\p{L}")]
    private static partial Regex Sub { get; }

    [GeneratedRegex(@"\A(?=.*[0-9]{1,3},[0-9]{3})[^.;:]{0,60}?(?:\s+\(?-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-|[0-9.]+%)\)?){2,}\s*\z")]
    private static partial Regex PlainRow { get; }
}
