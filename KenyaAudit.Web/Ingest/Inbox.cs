using System.Runtime.CompilerServices;

namespace KenyaAudit.Web.Ingest;

/// <summary>The folders where a person drops documents: "inbox/SOURCE-ID" in the data folder.</summary>
internal sealed class Inbox(IngestPaths paths, TimeProvider clock)
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    public string Folder(string sourceId) => Path.Combine(paths.Inbox, sourceId);

    /// <summary>Makes the folder of each source, so that a person sees where to drop.</summary>
    public void Prepare(IEnumerable<string> sourceIds)
    {
        foreach (var id in sourceIds)
        {
            Directory.CreateDirectory(Folder(id));
        }
    }

    /// <summary>Files in order of name, each once its copying has ended. Hidden files and ".part" are still on their way.</summary>
    public async IAsyncEnumerable<string> WaitingAsync(string sourceId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = new DirectoryInfo(Folder(sourceId));
        if (!folder.Exists)
        {
            yield break;
        }

        foreach (var file in folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (file.Name.StartsWith('.') || file.Extension is ".part" or ".tmp" or ".crdownload")
            {
                continue;
            }

            await SettledAsync(file, cancellation);
            if (file.Exists)
            {
                yield return file.FullName;
            }
        }
    }

    /// <summary>Moves a read document aside. A name that is taken gets the time added.</summary>
    public void Settle(string path, bool loaded)
    {
        var folder = Path.Combine(Path.GetDirectoryName(path)!, loaded ? "loaded" : "refused");
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, Path.GetFileName(path));
        if (File.Exists(target))
        {
            target = Path.Combine(folder, $"{clock.GetUtcNow():yyyyMMddTHHmmssfff}-{Path.GetFileName(path)}");
        }

        File.Move(path, target);
    }

    private async Task SettledAsync(FileInfo file, CancellationToken cancellation)
    {
        for (var before = -1L; file.Exists && (before != file.Length || IsFresh(file));)
        {
            before = file.Length;
            await Task.Delay(SettleTime, clock, cancellation);
            file.Refresh();
        }
    }

    // A date to come is another machine's clock, not a sign of writing: waiting for it would hold up the inbox.
    private bool IsFresh(FileInfo file) => (clock.GetUtcNow() - file.LastWriteTimeUtc) is var age && age >= TimeSpan.Zero && age < SettleTime;
}
