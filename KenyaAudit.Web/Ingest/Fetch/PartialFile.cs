namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>A document on its way, beside what names its version: what is there need not be sent again if the publisher still has the same.</summary>
internal sealed class PartialFile(string folder, string urlHash)
{
    public string Path { get; } = System.IO.Path.Combine(folder, urlHash + ".part");

    private string VersionPath => Path + ".version";

    /// <summary>Bytes that are there.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Strong ETag or date of what is there; null where going on is not safe.</summary>
    public string? Version => Length > 0 && File.Exists(VersionPath) ? File.ReadAllText(VersionPath) is { Length: > 0 } version ? version : null : null;

    /// <summary>Starts from nothing with another version; null cannot be resumed.</summary>
    public void Restart(string? version)
    {
        Delete();
        File.WriteAllText(VersionPath, version ?? "");
    }

    public void Delete()
    {
        File.Delete(Path);
        File.Delete(VersionPath);
    }
}
