using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Sources;

/// <summary>The samples beside the source, each with the facts expected of it.</summary>
public sealed partial class SampleTests
{
    [Theory]
    [InlineData("oag-national", "lakes")]
    [InlineData("oag-county-executives", "harbours")]
    [InlineData("oag-county-assemblies", "chambers")]
    public void A_sample_gives_the_facts_beside_it(string source, string name)
    {
        var folder = Path.Combine(Repository.Root, "etl", "samples", source);
        var volume = new[] { OagVolumeSource.National, OagVolumeSource.CountyExecutives, OagVolumeSource.CountyAssemblies }.Single(one => one.Id == source);
        var records = Books.Read(Pdf(Title(source), File.ReadAllText(Path.Combine(folder, $"{name}.txt"))).ToBytes(), volume);
        var written = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        FactsWriter.Write(records, "", "", file => written[file] = new MemoryStream());

        foreach (var file in (string[])["findings", "entities", "opinions", "clean-statements"])
        {
            Assert.Equal(File.ReadAllText(Path.Combine(folder, $"{name}.{file}.jsonl")), System.Text.Encoding.UTF8.GetString(written[$"{file}.jsonl"].ToArray()));
        }
    }

    private static ReportPdf Title(string source) => source switch
    {
        "oag-county-executives" => Books.County("COUNTY EXECUTIVES", "VOLUME 1"),
        "oag-county-assemblies" => Books.County("COUNTY ASSEMBLIES", "VOLUME 2"),
        _ => new ReportPdf().TitlePage(),
    };

    private static ReportPdf Pdf(ReportPdf pdf, string sample)
    {
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
