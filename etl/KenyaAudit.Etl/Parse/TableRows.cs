using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Parse;

/// <summary>Finds the lines of a paragraph that are a table, and puts each row's cells back on one line.</summary>
internal static partial class TableRows
{
    private const double SameRow = 4;
    private const double MarginSlack = 14;
    private const int MostBetween = 6;

    /// <summary>For each line of [from, to): whether it belongs to a table.</summary>
    public static bool[] Mark(IReadOnlyList<BookLine> lines, int from, int to)
    {
        var marks = new bool[to - from];
        var left = lines.Skip(from).Take(to - from).Where(line => line.Line.Right > 0).Select(line => line.Line.Left).DefaultIfEmpty(0).Min();
        var right = lines.Skip(from).Take(to - from).Select(line => line.Line.Right).DefaultIfEmpty(0).Max();
        for (var at = from; at < to; at++)
        {
            marks[at - from] = IsRow(lines[at], left, right);
        }

        Fill(lines, from, to, marks, left, right);
        return marks;
    }

    /// <summary>The table as text, a row a line, cells set apart by two blanks.</summary>
    public static string Text(IReadOnlyList<BookLine> lines, int from, int to)
    {
        var rows = new List<(double Y, List<BookLine> Cells)>();
        var page = lines[from].PdfPage;
        double y = 0;
        var text = new List<string>();
        for (var at = from; at < to; at++)
        {
            if (lines[at].PdfPage != page)
            {
                Flush();
                page = lines[at].PdfPage;
            }

            y = at == from ? 0 : y - lines[at].Line.Gap;
            var row = lines[at].Line.Right > 0 ? rows.FindIndex(row => Math.Abs(row.Y - y) < SameRow) : -1;
            if (row < 0)
            {
                rows.Add((y, [lines[at]]));
            }
            else
            {
                rows[row].Cells.Add(lines[at]);
            }
        }

        Flush();
        return string.Join('\n', text);

        void Flush()
        {
            var ordered = rows.TrueForAll(row => row.Cells[0].Line.Right > 0) ? rows.OrderByDescending(row => row.Y).ToList() : rows;
            text.AddRange(ordered.Select(row => string.Join("  ", row.Cells.OrderBy(cell => cell.Line.Left).SelectMany(cell => cell.Line.Columns))));
            rows.Clear();
        }
    }

    private static bool IsRow(BookLine line, double left, double right)
    {
        if (line.Line.Right <= 0)
        {
            return PlainRow.IsMatch(line.Text) && !line.Text.Contains("Ksh", StringComparison.OrdinalIgnoreCase);
        }

        // Justified text may open one wide blank; a row has figures of its own, or cells of a few words.
        var cells = line.Line.Columns;
        return cells.Count >= 2 && (cells.Skip(1).Any(cell => Figure.IsMatch(cell)) || (cells.Count >= 3 && !IsFull(line, left, right)));
    }

    // Header cells, wrapped cells and totals between and beside rows: short lines that do not fill the measure.
    private static void Fill(IReadOnlyList<BookLine> lines, int from, int to, bool[] marks, double left, double right)
    {
        for (var at = 1; at < marks.Length; at++)
        {
            if (!marks[at])
            {
                continue;
            }

            for (var back = at - 1; back >= 0 && !marks[back] && at - back <= MostBetween && IsLoose(lines[from + back], left, right); back--)
            {
                marks[back] = true;
            }
        }

        for (var at = 0; at + 1 < marks.Length; at++)
        {
            var next = lines[from + at + 1];
            if (marks[at] && !marks[at + 1] && IsLoose(next, left, right) && (next.Line.Left > left + MarginSlack || next.Line.Gap <= 0 || LooseFigure.IsMatch(next.Text)))
            {
                marks[at + 1] = true;
            }
        }
    }

    private static bool IsFull(BookLine line, double left, double right) => line.Line.Left < left + MarginSlack && line.Line.Right > right - MarginSlack;

    private static bool IsLoose(BookLine line, double left, double right) =>
        line.Line.Right > 0 && !IsFull(line, left, right) && line.Text.Length < 70 && line.Text[^1] is not ('.' or ':' or ';');

    [GeneratedRegex(@"\A\(?-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?%?)\)?\z|\A-\z")]
    private static partial Regex Figure { get; }

    [GeneratedRegex(@"\A[\s\d,.()%\-]+\z|\ATotal\b", RegexOptions.IgnoreCase)]
    private static partial Regex LooseFigure { get; }

    [GeneratedRegex(@"\A(?=.*[0-9]{1,3},[0-9]{3})[^.;:]{0,60}?(?:\s+\(?-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-|[0-9.]+%)\)?){2,}\s*\z")]
    private static partial Regex PlainRow { get; }
}
