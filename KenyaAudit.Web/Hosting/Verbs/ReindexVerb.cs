using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>`reindex`: asks the servers that hold an index to build it anew, or builds it here where none does.</summary>
internal static class ReindexVerb
{
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await Verb.PrepareAsync(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        var rebuild = scope.ServiceProvider.GetRequiredService<IndexRebuild>();
        if (FindingIndex.IsHeld(SearchSetup.IndexPath(services)))
        {
            var sequence = await rebuild.AskAsync(cancellation);
            Console.WriteLine($"A server holds the index; it was asked to build it anew (publication {sequence}).");
            return 0;
        }

        // The folder's lock is taken with the index and let go with the process.
        var index = services.GetRequiredService<FindingIndex>();
        await rebuild.BuildAsync(index, cancellation);
        Console.WriteLine($"Indexed {index.Documents} findings at publication {index.Sequence}.");
        return 0;
    }
}
