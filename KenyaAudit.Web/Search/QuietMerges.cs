using Lucene.Net.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace KenyaAudit.Web.Search;

/// <summary>Merges in the background; one that fails is logged and leaves the index as it was.</summary>
internal sealed class QuietMerges(ILogger? logger) : ConcurrentMergeScheduler
{
    private readonly ILogger _logger = logger ?? NullLogger.Instance;

    // Lucene throws here, on a thread of its own: in Java that ends the thread, in .NET the process.
    protected override void HandleMergeException(Exception exc) =>
        _logger.LogError(exc, "A merge of the search index failed; its segments stay as they are");
}
