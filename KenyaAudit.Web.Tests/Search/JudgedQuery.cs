using System.Text.Json;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Search;

/// <summary>One query that was judged by hand: what it means, as references with grades 1 (marginal) to 3 (exactly that).</summary>
internal sealed record JudgedQuery(string Id, string Kind, string Q, IReadOnlyDictionary<string, int> Relevant)
{
    private const int Depth = 10;
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<JudgedQuery> All { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "KenyaAudit.Web.Tests", "Search", "judged-queries.jsonl"))
            .Select(line => JsonSerializer.Deserialize<JudgedQuery>(line, Names)!)];

    /// <summary>nDCG@10 with gain 2^grade - 1; where nothing is relevant, 1 for no hit and 0 for any.</summary>
    public double Score(IReadOnlyList<string> found)
    {
        if (Relevant.Count == 0)
        {
            return found.Count == 0 ? 1 : 0;
        }

        return Gain(found.Select(reference => Relevant.GetValueOrDefault(reference))) / Gain(Relevant.Values.OrderDescending());
    }

    private static double Gain(IEnumerable<int> grades) =>
        grades.Take(Depth).Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();
}
