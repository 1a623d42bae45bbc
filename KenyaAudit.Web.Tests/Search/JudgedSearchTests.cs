using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KenyaAudit.Web.Tests.Search;

/// <summary>How well the search finds what people mean, over the report of 2020/21 and queries judged by hand.</summary>
public sealed class JudgedSearchTests
{
    private const string Report = "oag-national-government-2020-2021.pdf";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_judged_queries_find_what_they_mean()
    {
        using var index = new TestIndex(await FindingsAsync(Corpus.Path(Report)));

        var scores = JudgedQuery.All.Select(query => (Query: query, Score: query.Score(index.Refs(query.Q)))).ToList();

        var means = scores.GroupBy(each => each.Query.Kind).ToDictionary(kind => kind.Key, kind => kind.Average(each => each.Score));
        var overall = scores.Average(each => each.Score);
        var told = string.Join(", ", means.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => Told(kind.Key, kind.Value)).Prepend(Told("overall", overall)));
        Tell($"nDCG@10: {told}");
        foreach (var (query, score) in scores.Where(each => each.Score < 0.8).OrderBy(each => each.Score))
        {
            Tell($"{Told(query.Id, score)} {query.Q}");
        }

        Assert.True(overall >= 0.80, told);
        Assert.True(means["swahili"] >= 0.65, told);
        Assert.True(means["misspelt"] >= 0.65, told);
    }

    [Fact]
    public void The_set_has_enough_of_each_kind_and_names_real_findings()
    {
        var findings = File.ReadLines(Path.Combine(Repository.Root, "etl", "data", "oag-national-2020-21", "findings.jsonl"))
            .Select(line => line.Split('"')[3]).ToHashSet(StringComparer.Ordinal);
        var kinds = JudgedQuery.All.CountBy(query => query.Kind).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(["acronym", "citizen", "fielded", "journalist", "misspelt", "swahili", "zero"], kinds.Keys.Order(StringComparer.Ordinal));
        Assert.True(JudgedQuery.All.Count >= 100);
        Assert.All([("swahili", 14), ("misspelt", 14), ("acronym", 12), ("fielded", 12), ("zero", 8)], least => Assert.True(kinds[least.Item1] >= least.Item2, least.Item1));
        Assert.Distinct(JudgedQuery.All.Select(query => query.Id));
        Assert.Distinct(JudgedQuery.All.Select(query => query.Q), StringComparer.OrdinalIgnoreCase);
        Assert.All(JudgedQuery.All, query => Assert.Equal(query.Kind == "zero", query.Relevant.Count == 0));
        Assert.All(JudgedQuery.All.SelectMany(query => query.Relevant), judged =>
        {
            Assert.Contains(judged.Key, findings);
            Assert.InRange(judged.Value, 1, 3);
        });
    }

    [Theory]
    [InlineData(1.0, "a", "b", "c")]
    [InlineData(0.0, "x", "y")]
    [InlineData(0.6309, "x", "a", "b", "c")]
    public void A_score_falls_with_the_rank_of_what_is_relevant(double expected, params string[] found)
    {
        var all = new Dictionary<string, int> { ["a"] = 3, ["b"] = 2, ["c"] = 1 };
        var one = new Dictionary<string, int> { ["a"] = 3 };

        Assert.Equal(expected, new JudgedQuery("1", "citizen", "q", found[0] == "x" ? one : all).Score(found), 4);
        Assert.Equal(0, new JudgedQuery("2", "zero", "q", new Dictionary<string, int>()).Score(found));
        Assert.Equal(1, new JudgedQuery("3", "zero", "q", new Dictionary<string, int>()).Score([]));
    }

    private static async Task<IndexedFinding[]> FindingsAsync(string document)
    {
        await using var corridor = await Corridor.OpenAsync(services => services.RemoveAll<IReportSource>().AddSingleton<IReportSource>(OagVolumeSource.National));
        await corridor.Get<BundleLoader>().LoadAsync(Cancellation);
        var outcome = await corridor.Get<Ingestion>().FileAsync(OagVolumeSource.National.Id, document, "verb", Cancellation);
        Assert.True(outcome.Good, outcome.Message);
        var findings = await corridor.ReadAsync(db => Task.FromResult(IndexedFindings.All(db).ToArray()));
        Assert.All(findings, finding => Assert.NotNull(finding.Body));
        return findings;
    }

    private static string Told(string name, double score) => string.Create(CultureInfo.InvariantCulture, $"{name} {score:0.000}");

    private static void Tell(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
