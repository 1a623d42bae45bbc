using System.Globalization;
using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Validate;

/// <summary>The financial year of a book: that of its title page, held against headings and text of its chapters. Only a contradiction blocks.</summary>
internal static class YearCheck
{
    public const string Name = "year";
    public const string ChapterName = "chapter-years";

    /// <summary>The year is null where a check blocks.</summary>
    public static (FinancialYear? Year, IReadOnlyList<CheckResult> Checks) Judge(YearsRead read)
    {
        if (read.NoYear is { } none)
        {
            return (null, [Gate.Block(Name, false, "", $"The title page names the year \"{none}\", which is no financial year.")]);
        }

        if (read.Title is { } stated)
        {
            var contradicting = Contradicting(stated.EndYear, read);
            var check = Gate.Block(
                Name, contradicting is null, $"Title page and chapters are of the financial year {stated}.",
                contradicting is { } end ? $"The title page names the financial year {stated}, but the chapters report on {new FinancialYear(end)}." : "", Counted(read.Headings.Count > 0 ? read.Headings : read.Running));
            return (contradicting is null ? stated : null, [check, Strays(stated.EndYear, read.Headings)]);
        }

        var source = read.Headings.Count > 0 ? read.Headings : read.Running.Count > 0 ? read.Running : read.AnyJune;
        return source.Count == 0
            ? (null, [Gate.Block(Name, false, "", "Neither the title page nor a chapter names a financial year.")])
            : (new FinancialYear(source[0].Year),
                [Gate.Block(Name, true, $"The chapters are of the financial year {new FinancialYear(source[0].Year)}.", "", Counted(source)), Strays(source[0].Year, read.Headings)]);
    }

    // A book speaks of its own year first of all, now and then of those before, never of one to come. Its headings never speak of another.
    private static int? Contradicting(int own, YearsRead read)
    {
        var agreeing = Count(read.Headings, own);
        if (read.Headings.FirstOrDefault(end => end.Year != own) is { Count: > 0 } heading && heading.Count >= agreeing)
        {
            return heading.Year;
        }

        var running = Count(read.Running, own);
        return read.Running.Count > 0 && read.Running[0].Year != own && (running == 0 || read.Running[0].Count > running * 2) ? read.Running[0].Year : null;
    }

    private static CheckResult Strays(int own, IReadOnlyList<(int Year, int Count)> headings) => Gate.Warn(
        ChapterName, headings.All(end => end.Year == own), "No chapter heading names another year.",
        $"Some chapter headings name other years than {new FinancialYear(own)}.", Counted(headings));

    private static int Count(IReadOnlyList<(int Year, int Count)> ends, int year) => ends.FirstOrDefault(end => end.Year == year).Count;

    private static string? Counted(IReadOnlyList<(int Year, int Count)> ends) => ends.Count == 0
        ? null
        : string.Join(", ", ends.Take(5).Select(end => string.Create(CultureInfo.InvariantCulture, $"{new FinancialYear(end.Year)}: {end.Count}")));
}
