using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>
/// Builds small reports in the layout of the real books. A line is prose and wraps at the margin; "# text" is bold and does not
/// wrap; "" leaves a gap; "| a | b | c" is a table row; "&gt; text" stands at an indent; "^ text" is drawn off the page.
/// </summary>
public sealed class ReportPdf
{
    private const double Left = 72;
    private const double Top = 770;
    private const double Size = 12;
    private const double LineHeight = 13.8;
    private const int Width = 82;

    private readonly List<(string? Printed, IReadOnlyList<string> Lines)> pages = [];
    private bool plain;

    /// <summary>Sets headings and titles in the same hand as the text, as some volumes do.</summary>
    public ReportPdf Plain()
    {
        plain = true;
        return this;
    }

    /// <summary>The title page of a national volume.</summary>
    public ReportPdf TitlePage(string year = "2020/2021") =>
        Page(null, "# REPORT", "# OF", "# THE AUDITOR-GENERAL", "# FOR", "# THE NATIONAL GOVERNMENT", "# MINISTRIES, DEPARTMENTS AND AGENCIES", "# FOR", $"# THE YEAR {year}");

    /// <param name="printed">The page number at the foot, or null for none.</param>
    /// <param name="lines">The lines of the page, in the marks above.</param>
    public ReportPdf Page(string? printed, params IReadOnlyList<string> lines)
    {
        pages.Add((printed, lines));
        return this;
    }

    public ReportPdf Page(int printed, params IReadOnlyList<string> lines) => Page($"{printed}", lines);

    public byte[] ToBytes()
    {
        using var document = new PdfDocumentBuilder();
        var fonts = (Text: document.AddStandard14Font(Standard14Font.Helvetica), Bold: document.AddStandard14Font(plain ? Standard14Font.Helvetica : Standard14Font.HelveticaBold));
        foreach (var (printed, lines) in pages)
        {
            var page = document.AddPage(PageSize.A4);
            var y = Top;
            foreach (var line in lines)
            {
                y = Draw(page, fonts, line, y);
            }

            if (printed is not null)
            {
                page.AddText(printed, 11, new PdfPoint(295, 40), fonts.Text);
            }
        }

        return document.Build();
    }

    public Stream ToStream() => new MemoryStream(ToBytes());

    private static double Draw(PdfPageBuilder page, (PdfDocumentBuilder.AddedFont Text, PdfDocumentBuilder.AddedFont Bold) fonts, string line, double y)
    {
        if (line.Length == 0)
        {
            return y - LineHeight;
        }

        switch (line[..Math.Min(2, line.Length)])
        {
            case "# ":
                page.AddText(line[2..], Size, new PdfPoint(Left, y), fonts.Bold);
                return y - LineHeight;
            case "> ":
                page.AddText(line[2..], Size, new PdfPoint(Left + 30, y), fonts.Text);
                return y - LineHeight;
            case "^ ":
                page.AddText(line[2..], Size, new PdfPoint(700, y), fonts.Text);
                return y - LineHeight;
            case "| ":
                var cells = line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                for (var at = 0; at < cells.Length; at++)
                {
                    page.AddText(cells[at], Size, new PdfPoint(Left + at * 150, y), fonts.Text);
                }

                return y - LineHeight;
            default:
                foreach (var part in Wrap(line))
                {
                    page.AddText(part, Size, new PdfPoint(Left, y), fonts.Text);
                    y -= LineHeight;
                }

                return y;
        }
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var rest = text;
        while (rest.Length > Width)
        {
            var cut = rest.LastIndexOf(' ', Width);
            cut = cut <= 0 ? Width : cut;
            yield return rest[..cut];
            rest = rest[cut..].TrimStart();
        }

        yield return rest;
    }
}
