using System.Diagnostics;
using System.Globalization;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Bench;

/// <summary>Times queries on the portal's own search, on one thread and without its result cache: total, facets and ten passages included.</summary>
internal sealed class QueryVerb : IBenchVerb
{
    public string Name => "query";

    public string Usage => "INDEX_DIR QUERIES.jsonl OUT.json WARM REPS";

    public int Run(string[] arguments)
    {
        var (warm, repetitions) = (int.Parse(arguments[3], CultureInfo.InvariantCulture), int.Parse(arguments[4], CultureInfo.InvariantCulture));
        using var index = FindingIndex.OpenOwned(arguments[0]);
        var queries = BenchFiles.Queries(arguments[1]);
        var times = Timing.Of(queries, warm, repetitions, query => Hits(index, query));
        BenchFiles.Write(arguments[2], new QueryOutcome("kenyaaudit", "1 thread, 4 facets and more, 10 passages", index.Documents, times));
        Timing.Print(queries, times);
        return 0;
    }

    private static int Hits(FindingIndex index, QueryLine query)
    {
        var result = index.SearchUncached(new SearchRequest { Text = TextOf(query) });
        return result.Facets.Count > 0 && result.Hits.Count == Math.Min(result.Total, SearchRequest.PageSize)
            ? result.Total
            : throw new InvalidOperationException($"Query {query.Id} came without its facets or hits.");
    }

    private static string TextOf(QueryLine query) => query.Kind switch
    {
        "phrase" => $"\"{query.Q}\"",
        "prefix" => query.Q + "*",
        _ => query.Q,
    };
}

/// <summary>Passes over all queries, each query timed by itself.</summary>
internal static class Timing
{
    public static IReadOnlyList<QueryTimes> Of(IReadOnlyList<QueryLine> queries, int warm, int repetitions, Func<QueryLine, int> ask)
    {
        var hits = new int[queries.Count];
        var times = queries.Select(_ => new List<double>(repetitions)).ToArray();
        for (var pass = -warm; pass < repetitions; pass++)
        {
            for (var at = 0; at < queries.Count; at++)
            {
                var start = Stopwatch.GetTimestamp();
                hits[at] = ask(queries[at]);
                if (pass >= 0)
                {
                    times[at].Add(Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 4));
                }
            }
        }

        return [.. queries.Select((query, at) => new QueryTimes(query.Id, hits[at], times[at]))];
    }

    public static void Print(IReadOnlyList<QueryLine> queries, IReadOnlyList<QueryTimes> times)
    {
        foreach (var kind in queries.Select(query => query.Kind).Distinct().Append("all"))
        {
            var some = queries.Zip(times).Where(pair => kind == "all" || pair.First.Kind == kind).ToList();
            var ordered = some.SelectMany(pair => pair.Second.Ms).Order().ToList();
            Console.WriteLine($"{kind,-8}{some.Count,5} queries  p50 {At(ordered, 0.5),9:F2}  p95 {At(ordered, 0.95),9:F2}  p99 {At(ordered, 0.99),9:F2}  max {At(ordered, 1),9:F2} ms, {some.Count(pair => pair.Second.Hits == 0)} without a hit");
        }
    }

    private static double At(List<double> ordered, double share) =>
        ordered.Count == 0 ? 0 : ordered[Math.Clamp((int)Math.Ceiling(share * ordered.Count) - 1, 0, ordered.Count - 1)];
}
