namespace KenyaAudit.Web.Downloads;

/// <summary>A complete folder of written sets.</summary>
/// <param name="Files">Everything that is served, by file name.</param>
internal sealed record WrittenData(string Folder, Manifest Manifest, IReadOnlyDictionary<string, ManifestFile> Files)
{
    public const string SumsName = "SHA256SUMS";

    /// <summary>Every name that is served once the sets are written.</summary>
    public static readonly IReadOnlySet<string> Names =
        new HashSet<string>([.. OpenData.Sets.SelectMany(set => new[] { set.Name + ".csv", set.Name + ".jsonl" }), Downloads.Manifest.FileName, SumsName], StringComparer.Ordinal);

    /// <summary>False where somebody removed it.</summary>
    public bool IsThere => File.Exists(Path.Combine(Folder, Downloads.Manifest.FileName));

    /// <summary>Opens a file or its gzip twin; null where it is gone.</summary>
    public FileStream? Open(ManifestFile file, bool gzip)
    {
        try
        {
            return File.OpenRead(Path.Combine(Folder, gzip ? file.Name + HashedFile.Gzip : file.Name));
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>The sets this process serves now; null until the first are written.</summary>
internal sealed class CurrentData
{
    private WrittenData? _now;

    public WrittenData? Now
    {
        get => Volatile.Read(ref _now);
        set => Volatile.Write(ref _now, value);
    }
}
