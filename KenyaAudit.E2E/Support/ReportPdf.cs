using System.Globalization;
using System.Security.Cryptography;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace KenyaAudit.E2E.Support;

/// <summary>A numbered paragraph of a made-up report.</summary>
internal sealed record Matter(string Title, params string[] Lines)
{
    /// <summary>A name for each number, in letters: lines that differ in nothing but a number are taken for running headers.</summary>
    public static string Lot(int number) => $"Lot {(char)('a' + (number / 26 / 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number % 26))}";
}

/// <summary>A made-up report of one vote in the layout of the national series; every sentence of it is invented here.</summary>
internal sealed class ReportPdf : IDisposable
{
    private const double Size = 12;
    private const double Margin = 72;
    private const double Leading = 14;
    private const double HeadingGap = 30;
    private const double Top = 760;
    private const double Bottom = 110;

    private readonly PdfDocumentBuilder _pdf = new();
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page = null!;
    private double _y;
    private int _printed;

    private ReportPdf()
    {
        _plain = _pdf.AddStandard14Font(Standard14Font.Helvetica);
        _bold = _pdf.AddStandard14Font(Standard14Font.HelveticaBold);
    }

    /// <summary>Writes the report into <paramref name="folder"/> and returns its path. A vote's findings are numbered from 1.</summary>
    public static string Write(string folder, int endYear, params Matter[] matters) =>
        Write(folder, endYear, ["FOR THE NATIONAL GOVERNMENT", Year(endYear), "MINISTRIES, DEPARTMENTS AND AGENCIES"], "THE NATIONAL TREASURY - VOTE 1071", matters);

    /// <summary>The same in the layout of the volumes on county assemblies, with one assembly.</summary>
    public static string WriteAssemblies(string folder, int endYear, params Matter[] matters) =>
        Write(folder, endYear, ["ON", "THE COUNTY GOVERNMENTS", "COUNTY ASSEMBLIES", Year(endYear), "VOLUME 2"], "COUNTY ASSEMBLY OF NYAMIRA - NO.46", matters);

    private static string Write(string folder, int endYear, string[] title, string chapter, Matter[] matters)
    {
        using var report = new ReportPdf();
        report.Cover(title);
        report.Chapter(chapter, matters);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"report-{endYear}-{Guid.NewGuid():N}.pdf"));
        File.WriteAllBytes(path, report._pdf.Build());
        return path;
    }

    public static string Sha256Of(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    public void Dispose() => _pdf.Dispose();

    private static string Year(int endYear) => string.Create(CultureInfo.InvariantCulture, $"FOR THE YEAR {endYear - 1}/{endYear}");

    private void Cover(string[] title)
    {
        Turn();
        foreach (var line in (string[])["REPORT OF THE AUDITOR-GENERAL", .. title, "A synthetic document of the tests. Nothing in it was reported by anybody."])
        {
            Line(line, _bold, HeadingGap);
        }
    }

    private void Chapter(string heading, Matter[] matters)
    {
        Turn();
        _printed = 1;
        Line(heading, _bold, HeadingGap);
        Line("REPORT ON THE FINANCIAL STATEMENTS", _bold, HeadingGap);
        Line("Basis for Qualified Opinion", _bold, HeadingGap);
        for (var number = 1; number <= matters.Length; number++)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"{number}. {matters[number - 1].Title}"), _bold, HeadingGap);
            foreach (var line in matters[number - 1].Lines)
            {
                Line(line, _plain, Leading);
            }
        }

        Number();
    }

    private void Line(string text, PdfDocumentBuilder.AddedFont font, double gap)
    {
        if (_y - gap < Bottom)
        {
            Number();
            Turn();
            _printed++;
        }

        _y -= gap;
        _page.AddText(text, Size, new PdfPoint(Margin, _y), font);
    }

    private void Turn()
    {
        _page = _pdf.AddPage(PageSize.A4);
        _y = Top;
    }

    private void Number() => _page.AddText(_printed.ToString(CultureInfo.InvariantCulture), Size, new PdfPoint(300, 50), _plain);
}
