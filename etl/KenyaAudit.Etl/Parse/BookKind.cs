using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>What tells the volumes of one series from those of another: the code in a chapter's heading, the words of the title page.</summary>
/// <param name="OtherTitle">Words on a title page that tell of another series, where none of its own stands.</param>
/// <param name="Of">What the volumes are on, for messages.</param>
/// <param name="Chapters">What their chapters are, for messages.</param>
internal sealed partial record BookKind(ReportSeries Series, Regex Code, Regex OwnTitle, Regex OtherTitle, Regex OwnChapter, string Of, string Chapters, string Subject)
{
    /// <summary>"THE NATIONAL TREASURY - VOTE 1071".</summary>
    public static readonly BookKind National = new(
        ReportSeries.NationalGovernment, Vote, NationalTitle, CountyTitle, VoteChapter, "national ministries, departments and agencies",
        "national votes", "the National Government for the Year {0}/{1}: Ministries, Departments and Agencies");

    /// <summary>"COUNTY EXECUTIVE OF MOMBASA - NO.1".</summary>
    public static readonly BookKind CountyExecutives = new(
        ReportSeries.CountyExecutives, CountyNumber, ExecutiveTitle, NotExecutives, ExecutiveChapter, "county executives",
        "county executives", "County Governments for the Year {0}/{1}: County Executives");

    /// <summary>"COUNTY ASSEMBLY OF NYAMIRA - NO.46" and "NAIROBI CITY COUNTY ASSEMBLY - NO.47".</summary>
    public static readonly BookKind CountyAssemblies = new(
        ReportSeries.CountyAssemblies, CountyNumber, AssemblyTitle, NotAssemblies, AssemblyChapter, "county assemblies",
        "county assemblies", "County Governments for the Year {0}/{1}: County Assemblies");

    public static readonly IReadOnlyList<BookKind> All = [National, CountyExecutives, CountyAssemblies];

    /// <summary>The source that reads volumes of this series.</summary>
    public string SourceId => Series switch
    {
        ReportSeries.CountyExecutives => "oag-county-executives",
        ReportSeries.CountyAssemblies => "oag-county-assemblies",
        _ => "oag-national",
    };

    public bool IsCounty => Series != ReportSeries.NationalGovernment;

    /// <summary>The title of the volume of a year; the covers themselves spell it anew each year.</summary>
    public string TitleOf(FinancialYear year) =>
        "Report of the Auditor-General " + (IsCounty ? "on " : "for ") + string.Format(CultureInfo.InvariantCulture, Subject, year.EndYear - 1, year.EndYear);

    /// <summary>The vote or county number of a chapter's heading, or null.</summary>
    public string? CodeOf(string text) => Code.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The heading without its code: "THE NATIONAL TREASURY - VOTE 1071" is The National Treasury.</summary>
    public string WithoutCode(string text) => Code.Replace(text, "").Trim(' ', '-', '–', '—', ',', ':');

    [GeneratedRegex(@"[\s\-–—,(]*\bVOTES?\b[\s\-–—.:]*(?:NO\.?\s*)?(?:R|D)?(\d{4})\b\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Vote { get; }

    // Projects carry numbers too ("CREDIT NO. 5432"): a county's stands at the end, behind a dash, and has at most two digits.
    [GeneratedRegex(@"\s*[\-–—]\s*(?:COUNTY\s+)?NO\.?\s*0{0,2}([1-9]\d?)\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex CountyNumber { get; }

    [GeneratedRegex(@"NATIONAL\s+GOVERNMENT\b(?!\s+FUNDS)|MINISTRIES,?\s+DEPARTMENTS\s+AND\s+AGENCIES", RegexOptions.IgnoreCase)]
    private static partial Regex NationalTitle { get; }

    [GeneratedRegex(@"COUNTY\s+EXECUTIVES?\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExecutiveTitle { get; }

    // "ASSEMBLES" is printed on one cover.
    [GeneratedRegex(@"COUNTY\s+ASSEMBL(?:Y|I?ES)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AssemblyTitle { get; }

    [GeneratedRegex(@"COUNTY\s+(?:EXECUTIVES?|ASSEMBL(?:Y|I?ES)|GOVERNMENTS?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CountyTitle { get; }

    [GeneratedRegex(@"NATIONAL\s+GOVERNMENT\b|MINISTRIES,?\s+DEPARTMENTS\s+AND\s+AGENCIES|COUNTY\s+ASSEMBL(?:Y|I?ES)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotExecutives { get; }

    [GeneratedRegex(@"NATIONAL\s+GOVERNMENT\b|MINISTRIES,?\s+DEPARTMENTS\s+AND\s+AGENCIES|COUNTY\s+EXECUTIVES?\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotAssemblies { get; }

    [GeneratedRegex(@"\bVOTE\s*[-–.:]?\s*\d{4}\b")]
    private static partial Regex VoteChapter { get; }

    [GeneratedRegex(@"COUNTY\s+EXECUTIVE(?:\s+OF\s+[A-Z'’/\- ]+?)?\s*[–—-]\s*NO\.?\s*\d+")]
    private static partial Regex ExecutiveChapter { get; }

    [GeneratedRegex(@"COUNTY\s+ASSEMBLY(?:\s+OF\s+[A-Z'’/\- ]+?)?\s*[–—-]\s*NO\.?\s*\d+")]
    private static partial Regex AssemblyChapter { get; }
}
