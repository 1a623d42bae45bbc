using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl;

/// <summary>Small books of ours, and the way through all steps.</summary>
internal static class Books
{
    public static readonly string[] Vote = ["# MINISTRY OF LAKES - VOTE 1099", "", "# REPORT ON THE FINANCIAL STATEMENTS", ""];

    public static readonly string[] Lawfulness = ["", "# REPORT ON LAWFULNESS AND EFFECTIVENESS IN USE OF PUBLIC", "# RESOURCES", ""];

    public static readonly string[] Controls = ["", "# REPORT ON EFFECTIVENESS OF INTERNAL CONTROLS, RISK MANAGEMENT", "# AND GOVERNANCE", ""];

    public const string Body = "The ministry bought boats for Kshs.1,200,000 in the year ended 30 June, 2021 and could show no receipt for them.";

    // The formula of the real books, put together here.
    public static string Clean(int number, string about = "lawfulness") =>
        string.Join(' ', $"{number}.", "There", "were", "no", "material", "issues", "relating", "to", about + ".");

    public static string[] Finding(int number, string title, string body = Body) => [$"# {number}.   {title}", "", body, ""];

    /// <summary>One vote with a qualified opinion, its findings from the lines given, in one page.</summary>
    public static ReportPdf Small(params IReadOnlyList<string> lines) =>
        new ReportPdf().TitlePage().Page(1, [.. Vote, "# Basis for Qualified Opinion", "", .. lines]);

    /// <summary>The title page of a volume on county executives or assemblies.</summary>
    public static ReportPdf County(string arm, string volume) => new ReportPdf().Page(
        null, "# REPORT", "# OF", "# THE AUDITOR-GENERAL", "# ON", "# THE COUNTY GOVERNMENTS", $"# {arm}", "# FOR", "# THE YEAR 2020/2021", $"# {volume}");

    public static ReportRecords Read(ReportPdf pdf) => Read(pdf.ToBytes());

    public static ReportRecords Read(byte[] document, OagVolumeSource? volume = null)
    {
        var source = volume ?? OagVolumeSource.National;
        using var stream = new MemoryStream(document);
        var parsed = source.Parse(source.Extract(stream, default), default);
        return source.Validate(source.Normalise(parsed, default));
    }

    public static string Refusal(byte[] document, OagVolumeSource? volume = null) => Assert.Throws<DocumentRefusedException>(() => Read(document, volume)).Message;
}
