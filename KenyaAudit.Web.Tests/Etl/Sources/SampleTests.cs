using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Sources;

/// <summary>The samples beside the source, each with the facts expected of it.</summary>
public sealed partial class SampleTests
{
    [Theory]
    [InlineData("lakes")]
    public void A_sample_gives_the_facts_beside_it(string name)
    {
        var folder = Path.Combine(Repository.Root, "etl", "samples", "oag-national");
        var records = Books.Read(Pdf(File.ReadAllText(Path.Combine(folder, $"{name}.txt"))));
        var written = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        FactsWriter.Write(records, "", "", file => written[file] = new MemoryStream());

        Assert.Equal(File.ReadAllText(Path.Combine(folder, $"{name}.findings.jsonl")), Text("findings.jsonl"));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, $"{name}.entities.jsonl")), Text("entities.jsonl"));

        string Text(string file) => System.Text.Encoding.UTF8.GetString(written[file].ToArray());
    }

    private static ReportPdf Pdf(string sample)
    {
        var pdf = new ReportPdf().TitlePage();
        foreach (Match page in Page.Matches(sample.ReplaceLineEndings("\n")))
        {
            pdf.Page(page.Groups[1].Value, [.. page.Groups[2].Value.Split('\n').SelectMany(Lines)]);
        }

        return pdf;
    }

    // The report's own formulas are put together here, so that no file of ours quotes them.
    private static string[] Lines(string line) => line switch
    {
        "{lawfulness}" => Books.Lawfulness,
        "{controls}" => Books.Controls,
        _ => [Clean.Match(line) is { Success: true } clean ? Books.Clean(int.Parse(clean.Groups[1].Value, CultureInfo.InvariantCulture)) : line],
    };

    [GeneratedRegex(@"^=== (\d+)\n(.*?)(?=^=== |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Page { get; }

    [GeneratedRegex(@"^\{clean (\d+)\}$")]
    private static partial Regex Clean { get; }
}
