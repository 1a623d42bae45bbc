using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Bundle;

public sealed class SummariesTests
{
    private const int MostWords = 60;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "etl", "data", "oag-national-2020-21");

    private static readonly Lazy<IReadOnlyList<EditorialRecord>> Shipped = new(() =>
    {
        using var text = File.OpenText(Path.Combine(Folder, Summaries.File));
        return Summaries.Read(text);
    });

    [Fact]
    public void Each_summary_is_of_a_finding_that_ships_short_and_alone_in_its_words()
    {
        var findings = FactsReader.Read(name => File.OpenRead(Path.Combine(Folder, name))).Findings.Select(finding => finding.Reference).ToHashSet();

        Assert.True(Shipped.Value.Count >= 400);
        Assert.All(Shipped.Value, record => Assert.Contains(record.Reference, findings));
        Assert.All(Shipped.Value, record => Assert.InRange(Words(record.Summary).Length, 15, MostWords));
        Assert.Empty(Shared(Shipped.Value.Select(record => (record.Reference.Value, record.Summary)), 8));
    }

    [Fact]
    public void No_summary_shares_ten_words_in_a_row_with_the_report()
    {
        using var document = File.OpenRead(Corpus.Path("oag-national-government-2020-2021.pdf"));
        var pages = OagVolumeSource.National.Extract(document, TestContext.Current.CancellationToken);
        var said = pages.SelectMany(page => Runs(Words(page.Text), 10)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Shipped.Value, record => Runs(Words(record.Summary), 10).Any(said.Contains));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"ref": "nonsense", "summary": "Words."}""")]
    [InlineData("""{"ref": "ng-2020-21-2", "summary": ""}""")]
    [InlineData("{\"ref\": \"ng-2020-21-2\", \"summary\": \"Words.\"}\n{\"ref\": \"NG-2020-21-2\", \"summary\": \"Others.\"}")]
    public void A_line_that_cannot_be_used_is_named(string lines)
    {
        using var text = new StringReader(lines);

        Assert.Contains("summaries.jsonl", Assert.Throws<DocumentRefusedException>(() => Summaries.Read(text)).Message, StringComparison.Ordinal);
    }

    private static string[] Words(string text) => [.. text.ToUpperInvariant().Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => new string([.. word.Where(char.IsLetterOrDigit)])).Where(word => word.Length > 0)];

    private static IEnumerable<string> Runs(string[] words, int length) =>
        Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(at => string.Join(' ', words, at, length));

    private static List<string> Shared(IEnumerable<(string Reference, string Text)> texts, int length) =>
        [.. texts.SelectMany(text => Runs(Words(text.Text), length).Distinct().Select(run => (run, text.Reference))).GroupBy(pair => pair.run, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Reference))}")];
}
