using System.Diagnostics;
using System.Globalization;
using KenyaAudit.Web.Search;
using KenyaAudit.Web.Tests.Search;

namespace KenyaAudit.Bench;

/// <summary>Asks the hostile queries of the tests and fails where one throws or takes longer than it may.</summary>
internal sealed class HostileVerb : IBenchVerb
{
    private const double MostMs = 250;

    public string Name => "hostile";

    public string Usage => "INDEX_DIR COUNT";

    public int Run(string[] arguments)
    {
        using var index = FindingIndex.OpenOwned(arguments[0]);
        index.SearchUncached(new SearchRequest { Text = "warm up" });
        var (failed, slow) = (0, 0);
        var times = new List<double>();
        foreach (var text in HostileQueries.Of(int.Parse(arguments[1], CultureInfo.InvariantCulture)))
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                index.SearchUncached(new SearchRequest { Text = text });
            }
            catch (Exception fault)
            {
                failed++;
                Console.Error.WriteLine($"{fault.GetType().Name}: {fault.Message} for {text}");
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (times[^1] > MostMs)
            {
                slow++;
                Console.Error.WriteLine($"{times[^1]:F0} ms for {text}");
            }
        }

        times.Sort();
        Console.WriteLine($"{times.Count} queries, {failed} failed, {slow} over {MostMs} ms, p99 {times[(int)(times.Count * 0.99)]:F1} ms, longest {times[^1]:F1} ms");
        return failed + slow == 0 ? 0 : 1;
    }
}
