using System.Text;
using KenyaAudit.Etl.Pipeline;
using UglyToad.PdfPig.Content;

namespace KenyaAudit.Etl.Extract;

/// <summary>Turns one PDF page into lines: the text in reading order, and how each line looks.</summary>
internal static class PageReader
{
    // Wider than any blank of justified text, and much wider than the others of its line.
    private const double ColumnGap = 12;
    private const double ColumnRatio = 2.2;

    public static PageText Read(Page page)
    {
        var lines = Lines(page);
        var printed = PageNumber.Of(lines);
        var body = lines.Where(line => !ReferenceEquals(line, printed.Line)).ToList();
        return new PageText(page.Number, printed.Number, string.Join('\n', body.Select(line => line.Text))) { Lines = body };
    }

    private static List<TextLine> Lines(Page page)
    {
        var lines = new List<TextLine>();
        double? above = null;
        foreach (var letters in VisibleLines.Of(page))
        {
            var text = Clean(VisibleLines.Text(letters));
            if (text.Length == 0)
            {
                continue;
            }

            var ink = letters.Where(VisibleLines.IsInk).ToList();
            var baseline = ink[0].StartBaseLine.Y;
            lines.Add(new TextLine(
                text,
                ink.Count(IsBold) * 2 > ink.Count,
                ink.Min(letter => letter.BoundingBox.Left),
                ink.Max(letter => letter.BoundingBox.Right),
                above is null ? 0 : above.Value - baseline,
                Columns(ink, text)));
            above = baseline;
        }

        return lines;
    }

    private static bool IsBold(Letter letter) =>
        letter.FontName?.Contains("bold", StringComparison.OrdinalIgnoreCase) ?? false;

    private static List<string> Columns(List<Letter> own, string text)
    {
        var gaps = new List<(int After, double Width)>();
        for (var i = 1; i < own.Count; i++)
        {
            var width = own[i].BoundingBox.Left - own[i - 1].BoundingBox.Right;
            if (width > 1)
            {
                gaps.Add((i, width));
            }
        }

        var usual = gaps.Count == 0 ? 0 : gaps.Select(gap => gap.Width).Order().ElementAt(gaps.Count / 2);
        var wide = gaps.Where(gap => gap.Width > ColumnGap && (gap.Width > usual * ColumnRatio || usual > ColumnGap * 2)).Select(gap => gap.After).ToHashSet();
        if (wide.Count == 0)
        {
            return [text];
        }

        var cells = new List<string>();
        var cell = new StringBuilder();
        var letter = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                cell.Append(' ');
                continue;
            }

            if (wide.Contains(letter))
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }

            cell.Append(c);
            letter++;
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private static string Clean(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (char.IsWhiteSpace(c) || c == '\u00a0')
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }
            }
            else if (!char.IsControl(c) && c is not ('\u00ad' or '\ufffe' or '\uffff'))
            {
                text.Append(c);
            }
        }

        return text.ToString().Trim();
    }
}
