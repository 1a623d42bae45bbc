using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace KenyaAudit.Web.Search;

/// <summary>The one owner of the index's writer and readers. Any number of threads may search while one writes.</summary>
internal sealed class FindingIndex : IDisposable
{
    private readonly IndexFolder _folder;
    private readonly FSDirectory _directory;
    private readonly FindingAnalyzer _analyzer = new();
    private readonly SearcherManager _searchers;
    private readonly System.Threading.Lock _writing = new();
    private readonly ILogger? _logger;
    private IndexWriter? _writer;
    private volatile bool _needsRebuild;
    private long _doubted = -1;
    private Snapshot _now;

    private FindingIndex(IndexFolder folder, ILogger? logger)
    {
        _folder = folder;
        _logger = logger;
        _directory = folder.Open();
        if (IndexFolder.Fault(_directory) is { } fault)
        {
            _needsRebuild = true;
            logger?.LogWarning("The search index in {Folder} is {Fault}; it starts empty and must be rebuilt", folder.Path, fault);
            folder.Clear();
        }

        _writer = OpenWriter(OpenMode.CREATE_OR_APPEND);
        if (_needsRebuild)
        {
            // Without a schema in its commit data the next start knows that this was never filled.
            _writer.Commit();
        }

        _searchers = new SearcherManager(_directory, new FindingSearcher.Factory());
        _now = Look(null);
    }

    public string Folder => _folder.Path;

    /// <summary>The publication sequence that readers see.</summary>
    public long Sequence => Volatile.Read(ref _now).Sequence;

    public int Documents => Volatile.Read(ref _now).Documents;

    /// <summary>The index was missing, damaged or of another schema, and <see cref="Rebuild"/> has not been done since.</summary>
    public bool NeedsRebuild => _needsRebuild;

    /// <summary>Opens the index in the folder, or in path-2, path-3 ... while other processes hold those before.</summary>
    public static FindingIndex OpenOwned(string path, ILogger? logger = null)
    {
        var folder = IndexFolder.Take(path);
        try
        {
            return new FindingIndex(folder, logger);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public static IndexStatus ReadStatus(string path) => IndexStatus.Read(path);

    public SearchResult Search(SearchRequest request)
    {
        var searcher = (FindingSearcher)_searchers.Acquire();
        try
        {
            return new FindingSearch(searcher, SequenceOf(searcher)).Run(request);
        }
        catch
        {
            // Once for each state of the index: reading all of it takes a while, and a fault of ours would ask again and again.
            if (Interlocked.Exchange(ref _doubted, searcher.Version) != searcher.Version)
            {
                LookForDamage();
            }

            throw;
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Adds or replaces, and removes, in one commit that carries the sequence.</summary>
    public void Apply(IReadOnlyCollection<IndexedFinding> upserts, IReadOnlyCollection<string> removedReferences, long sequence) =>
        Write(sequence, CommitSchema(), OpenMode.CREATE_OR_APPEND, writer =>
        {
            foreach (var reference in removedReferences)
            {
                writer.DeleteDocuments(new Term(IndexFields.Reference, reference));
            }

            foreach (var finding in upserts)
            {
                writer.UpdateDocument(new Term(IndexFields.Reference, finding.Reference), FindingDocument.Of(finding));
            }
        });

    /// <summary>Replaces everything in one commit; readers keep the old until then, and for good when this fails.</summary>
    public void Rebuild(IEnumerable<IndexedFinding> all, long sequence)
    {
        // A new writer that reads nothing of the old index, which may be damaged.
        Write(sequence, IndexFields.SchemaVersion, OpenMode.CREATE, writer =>
        {
            foreach (var finding in all)
            {
                writer.AddDocument(FindingDocument.Of(finding));
            }
        });
        _needsRebuild = false;
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _searchers.Dispose();
            _writer?.Dispose();
            _directory.Dispose();
            _analyzer.Dispose();
            _folder.Dispose();
        }
    }

    // Increments do not make an unfilled index whole.
    private string CommitSchema() => _needsRebuild ? "" : IndexFields.SchemaVersion;

    private void Write(long sequence, string schema, OpenMode mode, Action<IndexWriter> change)
    {
        lock (_writing)
        {
            if (mode == OpenMode.CREATE)
            {
                Abandon();
            }

            try
            {
                _writer ??= OpenWriter(mode);
                change(_writer);
                _writer.SetCommitData(new CommitData(sequence, schema).ToDictionary());
                _writer.Commit();
            }
            catch
            {
                Abandon();
                LookForDamage();
                throw;
            }

            _searchers.MaybeRefreshBlocking();
            Volatile.Write(ref _now, Look(sequence));
        }
    }

    /// <summary>Nothing half done may ride on the next commit; the next write opens a new writer on the last.</summary>
    private void Abandon()
    {
        try
        {
            _writer?.Rollback();
        }
        catch (Exception failure)
        {
            // A full disk fails here again; the first failure is the one to tell.
            _logger?.LogWarning(failure, "The writer of the search index could not roll back");
        }

        _writer = null;
    }

    private void LookForDamage()
    {
        if (!_needsRebuild && IndexStatus.Read(Folder).Damaged)
        {
            _needsRebuild = true;
            _logger?.LogError("The search index in {Folder} is damaged and must be rebuilt", Folder);
        }
    }

    private IndexWriter OpenWriter(OpenMode mode) => new(_directory, new IndexWriterConfig(FindingAnalyzer.Version, _analyzer)
    {
        OpenMode = mode,
        RAMBufferSizeMB = 48,
        MergeScheduler = new QuietMerges(_logger),
        Similarity = FindingSearcher.Scoring,
    });

    // Lucene opens no new reader for a commit that only moves the sequence: the documents are the same, so both are right.
    private long SequenceOf(FindingSearcher searcher)
    {
        var now = Volatile.Read(ref _now);
        return now.Version == searcher.Version ? now.Sequence : searcher.Sequence;
    }

    private Snapshot Look(long? sequence)
    {
        var searcher = (FindingSearcher)_searchers.Acquire();
        try
        {
            return new Snapshot(searcher.Version, sequence ?? searcher.Sequence, searcher.IndexReader.NumDocs);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    private sealed record Snapshot(long Version, long Sequence, int Documents);
}
