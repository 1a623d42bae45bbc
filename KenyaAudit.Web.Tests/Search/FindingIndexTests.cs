using KenyaAudit.Web.Search;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace KenyaAudit.Web.Tests.Search;

public sealed class FindingIndexTests
{
    [Fact]
    public void A_fresh_index_is_empty_and_asks_to_be_built()
    {
        var root = System.IO.Directory.CreateTempSubdirectory("kenyaaudit-search-");
        using (var index = FindingIndex.OpenOwned(Path.Combine(root.FullName, "index")))
        {
            Assert.True(index.NeedsRebuild);
            Assert.Equal((0, 0L), (index.Documents, index.Sequence));
            Assert.Equal(0, index.Search(new SearchRequest { Text = "bills" }).Total);
        }

        root.Delete(recursive: true);
    }

    [Fact]
    public void Increments_do_not_make_an_unfilled_index_whole()
    {
        using var index = new TestIndex();
        index.Reopen(path => System.IO.Directory.Delete(path, recursive: true));
        index.Index.Apply([Some.Finding(1)], [], 5);
        Assert.True(index.Index.NeedsRebuild);

        index.Reopen();
        Assert.True(index.Index.NeedsRebuild);
    }

    [Fact]
    public void Documents_and_sequence_outlive_the_process()
    {
        using var index = new TestIndex(Some.Finding(1, "Bills"), Some.Finding(2));
        index.Index.Apply([Some.Finding(1, "Imprests"), Some.Finding(3)], ["ng-2020-21-2", "ng-1999-00-1"], 42);
        index.Index.Apply([], [], 43);

        for (var opened = 0; opened < 2; opened++)
        {
            Assert.False(index.Index.NeedsRebuild);
            Assert.Equal((2, 43L), (index.Index.Documents, index.Index.Sequence));
            Assert.Equal(43, index.Search("imprests").Sequence);
            Assert.Equal(["ng-2020-21-1"], index.Refs("imprests"));
            Assert.Empty(index.Refs("bills"));
            index.Reopen();
        }
    }

    [Fact]
    public void What_a_killed_process_left_uncommitted_is_not_there_and_hinders_nothing()
    {
        using var index = new TestIndex(Some.Finding(1));
        index.Reopen(path =>
        {
            File.WriteAllText(Path.Combine(path, "write.lock"), "");
            File.WriteAllBytes(Path.Combine(path, "_99.cfs"), [1, 2, 3]);
            File.WriteAllText(Path.Combine(path, "_99.fdt"), "");
        });

        index.Index.Apply([Some.Finding(2)], [], 2);
        Assert.Equal(["ng-2020-21-1", "ng-2020-21-2"], index.Refs("matter"));
    }

    [Fact]
    public void An_index_of_another_schema_is_emptied_and_asks_to_be_rebuilt()
    {
        using var index = new TestIndex(Some.Finding(1));
        index.Reopen(path =>
        {
            using var directory = FSDirectory.Open(path);
            using var writer = new IndexWriter(directory, new IndexWriterConfig(IndexCodec.Version, new Lucene.Net.Analysis.Core.KeywordAnalyzer()));
            writer.SetCommitData(new CommitData(7, "an older one").ToDictionary());
            writer.Commit();
        });

        AssertRebuilds(index);
    }

    [Theory]
    [InlineData("segments_*", 40)]
    [InlineData("segments_*", 0)]
    [InlineData("*.cfs", 10)]
    [InlineData("*.si", 3)]
    public void A_damaged_index_is_emptied_and_asks_to_be_rebuilt(string pattern, int length)
    {
        using var index = new TestIndex(Some.Finding(1));
        index.Reopen(path =>
        {
            foreach (var file in System.IO.Directory.GetFiles(path, pattern))
            {
                File.WriteAllBytes(file, [.. Enumerable.Repeat((byte)0xAB, length)]);
            }

            Assert.True(FindingIndex.ReadStatus(path).Damaged);
        });

        AssertRebuilds(index);
    }

    [Theory]
    [InlineData("*.cf?")]
    [InlineData("*")]
    public void Damage_while_it_is_open_is_noticed_by_the_first_write_that_fails_and_mended_by_a_rebuild(string pattern)
    {
        using var index = new TestIndex(Some.Finding(1));
        foreach (var file in System.IO.Directory.GetFiles(index.Path, pattern).Where(file => !file.EndsWith("owner.lock", StringComparison.Ordinal)))
        {
            File.Delete(file);
            File.WriteAllBytes(file, [1, 2, 3]);
        }

        Assert.ThrowsAny<Exception>(() => index.Index.Apply([Some.Finding(1), Some.Finding(2)], [], 2));
        Assert.True(index.Index.NeedsRebuild);
        Assert.Equal(["ng-2020-21-1"], index.Refs("matter"));

        index.Index.Rebuild([Some.Finding(3)], 3);
        index.Index.Apply([Some.Finding(4)], [], 4);
        Assert.False(index.Index.NeedsRebuild);
        Assert.Equal(["ng-2020-21-3", "ng-2020-21-4"], index.Refs("matter"));
    }

    [Fact]
    public void A_rebuild_of_a_damaged_index_that_fails_may_be_tried_again_while_readers_keep_the_old()
    {
        using var index = new TestIndex(Some.Finding(1, "Old"));
        foreach (var file in System.IO.Directory.GetFiles(index.Path, "*.*").Where(file => !file.EndsWith("owner.lock", StringComparison.Ordinal)))
        {
            File.Delete(file);
            File.WriteAllBytes(file, [1, 2, 3]);
        }

        Assert.Throws<InvalidOperationException>(() => index.Index.Rebuild(Enumerable.Range(1, 1).Select<int, IndexedFinding>(_ => throw new InvalidOperationException()), 2));
        Assert.True(index.Index.NeedsRebuild);
        Assert.Equal(["ng-2020-21-1"], index.Refs("old"));

        index.Index.Rebuild([Some.Finding(2, "New")], 3);
        Assert.Equal((false, 1, 3L), (index.Index.NeedsRebuild, index.Index.Documents, index.Index.Sequence));
        Assert.Equal((0, 1), (index.Search("old").Total, index.Search("new").Total));
    }

    [Fact]
    public void A_second_owner_gets_a_folder_of_its_own_and_a_free_one_is_taken_again()
    {
        using var index = new TestIndex(Some.Finding(1));
        using (var second = FindingIndex.OpenOwned(index.Path))
        using (var third = FindingIndex.OpenOwned(index.Path + "/"))
        {
            Assert.Equal((index.Path + "-2", index.Path + "-3"), (second.Folder, third.Folder));
            second.Rebuild([Some.Finding(2)], 9);
            Assert.Equal(["ng-2020-21-1"], index.Refs(""));
        }

        using var again = FindingIndex.OpenOwned(index.Path);
        Assert.Equal((index.Path + "-2", 9L), (again.Folder, again.Sequence));
    }

    [Fact]
    public void Status_is_read_beside_the_owner()
    {
        using var index = new TestIndex(Some.Finding(1), Some.Finding(2));
        index.Index.Apply([], ["ng-2020-21-2"], 8);

        Assert.Equal(new IndexStatus(true, 1, 8, true, false), FindingIndex.ReadStatus(index.Path));
        Assert.Equal(new IndexStatus(false, 0, 0, false, false), FindingIndex.ReadStatus(index.Path + "-none"));
        Assert.False(System.IO.Directory.Exists(index.Path + "-none"));
    }

    [Fact]
    public void A_rebuild_that_fails_changes_nothing()
    {
        using var index = new TestIndex(Some.Finding(1));
        IEnumerable<IndexedFinding> Broken()
        {
            yield return Some.Finding(2);
            throw new InvalidOperationException("the store went away");
        }

        Assert.Throws<InvalidOperationException>(() => index.Index.Rebuild(Broken(), 9));
        Assert.Equal((1, 1L), (index.Index.Documents, index.Index.Sequence));
        index.Index.Apply([Some.Finding(3)], [], 2);
        Assert.Equal(["ng-2020-21-1", "ng-2020-21-3"], index.Refs(""));
    }

    [Fact]
    public async Task Searches_see_the_old_or_the_new_whole_while_it_is_rebuilt()
    {
        using var index = new TestIndex([.. Enumerable.Range(1, 200).Select(number => Some.Finding(number, "Old"))]);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var searches = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (; !done.IsCancellationRequested;)
            {
                var result = index.Search("");
                Assert.Equal(result.Sequence % 2 == 1 ? 200 : 300, result.Total);
                Assert.Equal(result.Total, result.Facets["fy"].Sum(count => count.Count));
            }
        }, TestContext.Current.CancellationToken)).ToArray();
        for (var sequence = 2; sequence < 20; sequence++)
        {
            index.Index.Rebuild(Enumerable.Range(1, sequence % 2 == 1 ? 200 : 300).Select(number => Some.Finding(number, "New")), sequence);
        }

        await done.CancelAsync();
        await Task.WhenAll(searches);
        Assert.Equal((200, 19L), (index.Index.Documents, index.Index.Sequence));
    }

    private static void AssertRebuilds(TestIndex index)
    {
        Assert.True(index.Index.NeedsRebuild);
        Assert.Equal((0, 0L), (index.Index.Documents, index.Index.Sequence));

        index.Index.Rebuild([Some.Finding(4)], 11);
        Assert.False(index.Index.NeedsRebuild);
        index.Reopen();
        Assert.False(index.Index.NeedsRebuild);
        Assert.Equal((1, 11L), (index.Index.Documents, index.Index.Sequence));
    }
}
