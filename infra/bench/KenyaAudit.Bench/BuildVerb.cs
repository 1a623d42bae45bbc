using System.Diagnostics;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Bench;

/// <summary>Builds the portal's index from a corpus; reading the file is inside the time, as reading the store is in the portal.</summary>
internal sealed class BuildVerb : IBenchVerb
{
    public string Name => "build";

    public string Usage => "CORPUS.jsonl INDEX_DIR OUT.json";

    public int Run(string[] arguments)
    {
        if (Directory.Exists(arguments[1]))
        {
            Directory.Delete(arguments[1], recursive: true);
        }

        var watch = Stopwatch.StartNew();
        int documents;
        using (var index = FindingIndex.OpenOwned(arguments[1]))
        {
            index.Rebuild(BenchFiles.Corpus(arguments[0]).Select(BenchFinding.Of), 1);
            documents = index.Documents;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var outcome = new BuildOutcome(documents, Math.Round(seconds, 3), BenchFiles.Bytes(arguments[1]));
        BenchFiles.Write(arguments[2], outcome);
        Console.WriteLine($"{documents} findings in {seconds:F1} s, {documents / seconds:F0} a second, {outcome.IndexBytes / Math.Max(1, documents)} bytes each, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} s of processor, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return 0;
    }
}
