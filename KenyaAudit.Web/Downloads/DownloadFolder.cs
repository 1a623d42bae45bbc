using System.Globalization;
using System.Text.Json;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Downloads;

/// <summary>Where the open data lies: a folder for each sequence it was written at. Whole folders appear and vanish; files in them never change.</summary>
internal sealed class DownloadFolder(string path)
{
    private const string LockName = "writer.lock";
    private const string Unfinished = "tmp-";

    public string Path { get; } = path;

    /// <summary>The complete sets of a sequence, every file as its manifest says; null where there are none.</summary>
    public WrittenData? Find(PublishedState state)
    {
        var folder = FolderOf(state.Sequence);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            var text = File.ReadAllBytes(System.IO.Path.Combine(folder, Manifest.FileName));
            return JsonSerializer.Deserialize(text, ManifestJson.Written.Manifest) is { } manifest
                && (manifest.Sequence, manifest.PublishedAt) == (state.Sequence, state.At) && manifest.Shape == OpenData.Shape
                ? FolderFiles.Complete(folder, manifest)
                : null;
        }
        catch (Exception damaged) when (damaged is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The right to write here, for one process at a time; null while another has it.</summary>
    public IDisposable? TakeTurn()
    {
        Directory.CreateDirectory(Path);
        var held = System.IO.Path.Combine(Path, LockName);
        try
        {
            return new FileStream(held, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(held))
        {
            return null;
        }
    }

    /// <summary>
    /// Writes all sets beside those that are served, and gives them their name when they are whole. Needs the turn.
    /// Null where something was published meanwhile: sets are read one after the other, and only a store that rested gives one picture.
    /// </summary>
    public async Task<WrittenData?> WriteAsync(AuditDb db, PublishedState state, DateTime now, CancellationToken cancellation)
    {
        Sweep();
        var unfinished = Directory.CreateDirectory(System.IO.Path.Combine(Path, Unfinished + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            var sets = new List<ManifestSet>(OpenData.Sets.Count);
            foreach (var set in OpenData.Sets)
            {
                sets.Add(await SetWriter.WriteAsync(set, db, unfinished, cancellation));
            }

            if (await PublishedState.ReadAsync(db, cancellation) != state)
            {
                Remove(unfinished);
                return null;
            }

            var manifest = new Manifest(
                state.Sequence, state.At, now, OpenData.Shape, OpenData.Licence, OpenData.LicenceNote, OpenData.EmptyNote, OpenData.GuardNote, sets);
            FolderFiles.WriteTexts(unfinished, manifest);
            var folder = FolderOf(state.Sequence);
            Remove(folder);
            Directory.Move(unfinished, folder);
            return FolderFiles.Complete(folder, manifest) ?? throw new IOException($"{folder} does not hold what was just written.");
        }
        catch
        {
            Remove(unfinished);
            throw;
        }
    }

    /// <summary>Removes all but the served folder and the newest other one, which running downloads may still read. Needs the turn.</summary>
    public void Clean(WrittenData served)
    {
        foreach (var old in Directory.EnumerateDirectories(Path).Where(folder => folder != served.Folder)
            .OrderByDescending(Directory.GetLastWriteTimeUtc).ThenByDescending(folder => folder, StringComparer.Ordinal).Skip(1).ToList())
        {
            Remove(old);
        }
    }

    private string FolderOf(long sequence) => System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{sequence}-{OpenData.Shape}"));

    // Whoever has the turn is alone: what is unfinished was left by a process that is gone.
    private void Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(Path, Unfinished + "*").ToList())
        {
            Remove(left);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
