using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace KenyaAudit.Web.Search;

/// <summary>The one owner of the index's writer and readers. Any number of threads may search while one writes.</summary>
internal sealed class FindingIndex : IDisposable
{
    private const int BufferMegabytes = 96;

    private readonly IndexFolder _folder;
    private readonly FSDirectory _directory;
    private readonly FindingTokens _tokens = new();
    private readonly System.Threading.Lock _writing = new();
    private readonly ILogger? _logger;
    private IndexWriter? _writer;
    private volatile SearcherManager _searchers;
    private bool _cleared;
    private volatile bool _needsRebuild;
    private volatile bool _isDamaged;
    private long _doubted = -1;
    private readonly ResultCache _results = new();
    private Snapshot _now;

    private FindingIndex(IndexFolder folder, ILogger? logger)
    {
        _folder = folder;
        _logger = logger;
        _directory = folder.Open();
        if (IndexFolder.Fault(_directory) is { } fault)
        {
            (_needsRebuild, _isDamaged) = (true, fault.StartsWith(IndexFolder.Damage, StringComparison.Ordinal));
            logger?.LogWarning("The search index in {Folder} is {Fault}; it starts empty and must be rebuilt", folder.Path, fault);
            folder.Clear();
        }

        _writer = OpenWriter(OpenMode.CREATE_OR_APPEND);
        if (_needsRebuild)
        {
            // Without a schema in its commit data the next start knows that this was never filled.
            _writer.Commit();
        }

        _searchers = OpenSearchers();
        _now = Look(null);
    }

    public string Folder => _folder.Path;

    /// <summary>The publication sequence that readers see.</summary>
    public long Sequence => Volatile.Read(ref _now).Sequence;

    /// <summary>The state that readers see: documents and sequence.</summary>
    private (long Documents, long Sequence) Version
    {
        get
        {
            var now = Volatile.Read(ref _now);
            return (now.Version, now.Sequence);
        }
    }

    public int Documents => Volatile.Read(ref _now).Documents;

    /// <summary>The index was missing, damaged or of another schema, and <see cref="Rebuild"/> has not been done since.</summary>
    public bool NeedsRebuild => _needsRebuild;

    /// <summary>It was there and could not be read; until <see cref="Rebuild"/> has been done.</summary>
    public bool IsDamaged => _isDamaged;

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

    public static bool IsHeld(string path) => IndexFolder.IsHeld(path);

    public static IndexStatus ReadStatus(string path) => IndexStatus.Read(path);

    /// <summary>A search asked before of the same state of the index is answered from memory.</summary>
    public SearchResult Search(SearchRequest request) =>
        _results.Of(request, Version, asked => SearchUncached(asked));

    public SearchResult SearchUncached(SearchRequest request, SearchWeights? weights = null) =>
        Ask(searcher => new FindingSearch(searcher, SequenceOf(searcher), Lexicon.Default) { Weights = weights ?? SearchWeights.Chosen }.Run(request));

    /// <summary>Entities, counties, votes and categories with a word that begins as the last of what was typed.</summary>
    public IReadOnlyList<Suggestion> Suggest(string typed) => Ask(searcher => Suggester.Suggest(searcher.Catalog, typed));

    /// <summary>Findings like one of the index; empty where it is not in it.</summary>
    public SimilarFindings Similar(string reference, string title) => Ask(searcher => new SimilarSearch(searcher).Run(reference, title));

    private T Ask<T>(Func<FindingSearcher, T> ask)
    {
        var searcher = Acquire();
        try
        {
            return ask(searcher);
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
        Write(sequence, afresh: false, writer =>
        {
            foreach (var reference in removedReferences)
            {
                writer.DeleteDocuments(new Term(IndexFields.Reference, reference));
            }

            foreach (var finding in upserts)
            {
                writer.UpdateDocument(new Term(IndexFields.Reference, finding.Reference), FindingDocument.Of(finding, _tokens));
            }
        });

    /// <summary>Replaces everything in one commit; readers keep the old until then, and for good when this fails.</summary>
    public void Rebuild(IEnumerable<IndexedFinding> all, long sequence) =>
        Write(sequence, afresh: true, writer => FindingsWriter.AddAll(writer, all));

    public void Dispose()
    {
        lock (_writing)
        {
            _searchers.Dispose();
            _writer?.Dispose();
            _directory.Dispose();
            _tokens.Dispose();
            _folder.Dispose();
        }
    }

    private void Write(long sequence, bool afresh, Action<IndexWriter> change)
    {
        lock (_writing)
        {
            if (afresh)
            {
                Abandon();
                ClearIfDamaged();
            }

            try
            {
                _writer ??= OpenWriter(afresh ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND);
                change(_writer);

                // Increments do not make an unfilled index whole.
                var schema = afresh || !_needsRebuild ? IndexFields.SchemaVersion : "";
                _writer.SetCommitData(new CommitData(sequence, schema).ToDictionary());
                _writer.Commit();
            }
            catch
            {
                Abandon();
                LookForDamage();
                throw;
            }

            Refresh();
            Volatile.Write(ref _now, Look(sequence));
            _needsRebuild &= !afresh;
            _isDamaged &= !afresh;
        }
    }

    /// <summary>No writer opens on damaged files. Readers that are open keep what they have: the system holds removed files for them.</summary>
    private void ClearIfDamaged()
    {
        if (IndexStatus.Read(Folder).Damaged)
        {
            _needsRebuild = true;
            _folder.Clear();
            _cleared = true;
        }
    }

    private void Refresh()
    {
        if (!_cleared)
        {
            _searchers.MaybeRefreshBlocking();
            return;
        }

        // In a cleared folder names begin anew, and a refresh would take an old segment for a new one of its name.
        var old = _searchers;
        _searchers = OpenSearchers();
        _cleared = false;
        old.Dispose();
    }

    private SearcherManager OpenSearchers() => new(_directory, new FindingSearcher.Factory());

    private FindingSearcher Acquire()
    {
        while (true)
        {
            var searchers = _searchers;
            try
            {
                return (FindingSearcher)searchers.Acquire();
            }
            catch (ObjectDisposedException) when (searchers != _searchers)
            {
                // Replaced between the two lines above: take the new one.
            }
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
            (_needsRebuild, _isDamaged) = (true, true);
            _logger?.LogError("The search index in {Folder} is damaged and must be rebuilt", Folder);
        }
    }

    private IndexWriter OpenWriter(OpenMode mode) => new(_directory, new IndexWriterConfig(IndexCodec.Version, new KeywordAnalyzer())
    {
        OpenMode = mode,
        Codec = IndexCodec.Registered(),
        RAMBufferSizeMB = BufferMegabytes,
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
        var searcher = Acquire();
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
