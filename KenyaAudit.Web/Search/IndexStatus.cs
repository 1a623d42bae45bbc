using Lucene.Net.Index;

namespace KenyaAudit.Web.Search;

/// <summary>The state of an index folder as a reader that owns nothing sees it.</summary>
internal sealed record IndexStatus(bool Exists, int Documents, long Sequence, bool SchemaMatches, bool Damaged)
{
    /// <summary>Reads every byte of the index; changes nothing and may run beside the owner.</summary>
    public static IndexStatus Read(string path)
    {
        if (!System.IO.Directory.Exists(path))
        {
            return new IndexStatus(false, 0, 0, false, false);
        }

        try
        {
            using var directory = IndexFolder.Open(path);
            if (!DirectoryReader.IndexExists(directory))
            {
                return new IndexStatus(false, 0, 0, false, false);
            }

            using var reader = DirectoryReader.Open(directory);
            foreach (var leaf in reader.Leaves)
            {
                leaf.AtomicReader.CheckIntegrity();
            }

            var data = CommitData.Of(reader.IndexCommit.UserData);
            return new IndexStatus(true, reader.NumDocs, data.Sequence, data.SchemaMatches, false);
        }
        catch (Exception) when (System.IO.Directory.Exists(path))
        {
            // Broken bytes surface as almost any exception, depending on where they lie.
            return new IndexStatus(true, 0, 0, false, true);
        }
    }
}
