using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>`ingest SOURCE [--file PATH]`: one file, or what lies in the inbox; "kenyaaudit-bundled" is the data that travels with the portal.</summary>
internal static class IngestVerb
{
    public static async Task<int> RunAsync(IServiceProvider services, CommandLine command, CancellationToken cancellation)
    {
        var sourceId = command.Words[0];
        var catalog = services.GetRequiredService<SourceCatalog>();
        var reads = catalog.Find(sourceId) is not null;
        if (!reads && (sourceId is not (SourceCatalog.Bundled or SourceCatalog.Census) || command.Options.ContainsKey("file")))
        {
            await Console.Error.WriteLineAsync($"ingest: no source '{sourceId}' reads documents. There are: {string.Join(", ", catalog.All.Select(source => source.Id))}.");
            return 2;
        }

        if (command.Options.TryGetValue("file", out var path) && !File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"ingest: there is no file '{Path.GetFullPath(path)}'.");
            return 1;
        }

        await Verb.PrepareAsync(services, cancellation);
        var bundle = services.GetRequiredService<BundleLoader>();
        if (!reads)
        {
            await bundle.LoadAsync(cancellation);
            return 0;
        }

        // A data folder that no server has filled yet knows no county that an entity could belong to.
        await bundle.LoadPlacesAsync(cancellation);

        var ingestion = services.GetRequiredService<Ingestion>();
        var outcomes = path is null
            ? await ingestion.InboxAsync(sourceId, "verb", cancellation)
            : [await ingestion.FileAsync(sourceId, path, "verb", cancellation)];
        return Report(sourceId, outcomes);
    }

    private static int Report(string sourceId, IReadOnlyList<RunOutcome>? outcomes)
    {
        if (outcomes is null)
        {
            Console.Error.WriteLine($"ingest: another run of {sourceId} is going on.");
            return 1;
        }

        if (outcomes.Count == 0)
        {
            Console.WriteLine($"Nothing waits in the inbox of {sourceId}.");
        }

        foreach (var outcome in outcomes)
        {
            (outcome.Good ? Console.Out : Console.Error).WriteLine($"{outcome.State}: {outcome.Message}");
        }

        return outcomes.All(outcome => outcome.Good) ? 0 : 1;
    }
}
