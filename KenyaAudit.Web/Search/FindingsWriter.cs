using System.Runtime.ExceptionServices;
using Lucene.Net.Index;

namespace KenyaAudit.Web.Search;

/// <summary>Adds many findings at once. The first failure is thrown as it is, and nothing is committed here.</summary>
internal static class FindingsWriter
{
    private const int Threads = 2;

    // The findings come one after the other; cutting and inverting them is the longer part.
    public static void AddAll(IndexWriter writer, IEnumerable<IndexedFinding> all)
    {
        try
        {
            Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = Threads }, () => new FindingTokens(), (finding, _, tokens) =>
            {
                writer.AddDocument(FindingDocument.Of(finding, tokens));
                return tokens;
            }, tokens => tokens.Dispose());
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }
    }
}
