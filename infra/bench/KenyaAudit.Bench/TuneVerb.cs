using System.Globalization;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Tests.Search;

namespace KenyaAudit.Bench;

/// <summary>
/// Scores the judged queries under other weights: each weight halved to doubled while the others stay, best first. Wants the index of a
/// data folder that holds the full text of the judged report, and no server that uses it.
/// </summary>
internal sealed class TuneVerb : IBenchVerb
{
    private static readonly float[] Factors = [0.5f, 0.7f, 0.85f, 1.2f, 1.4f, 2f];

    public string Name => "tune";

    public string Usage => "INDEX_DIR";

    public int Run(string[] arguments)
    {
        using var index = FindingIndex.OpenOwned(arguments[0]);
        var chosen = Scores(index, SearchWeights.Chosen);
        Console.WriteLine($"chosen: overall {Number(chosen.Values.Average(kind => kind.Mean))}");
        foreach (var (kind, (mean, count)) in chosen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {kind,-10} {Number(mean)} over {count} queries");
        }

        foreach (var (name, weights, score) in Candidates().Select(pair => (pair.Name, pair.Weights, Overall(index, pair.Weights))).OrderByDescending(pair => pair.Item3))
        {
            Console.WriteLine($"{Number(score)}  {name}  {weights}");
        }

        Console.WriteLine($"{Number(Overall(index, SearchWeights.Chosen))}  as chosen");
        return 0;
    }

    private static IEnumerable<(string Name, SearchWeights Weights)> Candidates()
    {
        var now = SearchWeights.Chosen;
        foreach (var factor in Factors)
        {
            yield return ("title", now with { Title = now.Title * factor });
            yield return ("names", now with { Names = now.Names * factor });
            yield return ("said", now with { Said = now.Said * factor });
            yield return ("exact", now with { Exact = now.Exact * factor });
            yield return ("other", now with { Other = now.Other * factor });
        }
    }

    private static double Overall(FindingIndex index, SearchWeights weights) => JudgedQuery.All.Average(query => Score(index, query, weights));

    private static Dictionary<string, (double Mean, int Count)> Scores(FindingIndex index, SearchWeights weights) =>
        JudgedQuery.All.GroupBy(query => query.Kind).ToDictionary(kind => kind.Key, kind => (kind.Average(query => Score(index, query, weights)), kind.Count()));

    private static double Score(FindingIndex index, JudgedQuery query, SearchWeights weights) =>
        query.Score([.. index.SearchUncached(new SearchRequest { Text = query.Q }, weights).Hits.Select(hit => hit.Reference)]);

    private static string Number(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);
}
