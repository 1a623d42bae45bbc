using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace KenyaAudit.Web.Search;

/// <summary>A folder that this process alone writes, held by a lock file for as long as this lives.</summary>
internal sealed class IndexFolder : IDisposable
{
    public const string LockName = "owner.lock";
    /// <summary>Begins what is said of files that cannot be read.</summary>
    public const string Damage = "damaged: ";
    private const int MostOwners = 16;

    private readonly FileStream _lock;

    private IndexFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>The folder itself or, while another process holds it, the first free one of path-2, path-3 ...</summary>
    public static IndexFolder Take(string path)
    {
        path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        for (var owner = 1; ; owner++)
        {
            var folder = owner == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}-{owner}");
            System.IO.Directory.CreateDirectory(folder);
            try
            {
                // Lucene.NET's own lock does not hold between processes on Linux; an open file that shares nothing does.
                return new IndexFolder(folder, new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
            {
                if (owner == MostOwners)
                {
                    throw new IOException($"The index folder {path} and its {MostOwners - 1} stand-ins cannot be held.", taken);
                }
            }
        }
    }

    /// <summary>Whether a process, this one included, holds the folder now.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using var probe = new FileStream(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Our own lock is the guard, so a lock that a killed process left behind means nothing.</summary>
    public FSDirectory Open() => Open(Path);

    public static FSDirectory Open(string path)
    {
        IndexCodec.Registered();
        return FSDirectory.Open(new DirectoryInfo(path), NoLockFactory.GetNoLockFactory());
    }

    /// <summary>Null when there is a commit of our schema that opens; else why there is none.</summary>
    public static string? Fault(FSDirectory directory)
    {
        try
        {
            if (!DirectoryReader.IndexExists(directory))
            {
                return "missing";
            }

            using var reader = DirectoryReader.Open(directory);
            return CommitData.Of(reader.IndexCommit.UserData).SchemaMatches ? null : "of another schema";
        }
        catch (Exception fault)
        {
            // Broken bytes surface as almost any exception; whatever it is, the index can be made again.
            return Damage + fault.Message;
        }
    }

    /// <summary>Removes the index, but not the lock.</summary>
    public void Clear()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Path).Where(file => System.IO.Path.GetFileName(file) != LockName))
        {
            File.Delete(file);
        }
    }

    public void Dispose() => _lock.Dispose();
}
