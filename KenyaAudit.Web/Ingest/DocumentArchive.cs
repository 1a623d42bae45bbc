using System.Security.Cryptography;

namespace KenyaAudit.Web.Ingest;

/// <summary>A document in the archive; the hash is its name.</summary>
internal sealed record ArchivedDocument(string Sha256, long Bytes);

/// <summary>Documents as they were received, kept for ever under the SHA-256 of their bytes.</summary>
internal sealed class DocumentArchive(IngestPaths paths)
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Copies and hashes in one pass; the file appears under its name complete or not at all.</summary>
    public async Task<ArchivedDocument> AddAsync(Stream content, CancellationToken cancellation)
    {
        var incoming = Path.Combine(paths.Archive, "incoming");
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Guid.NewGuid().ToString("N") + ".part");
        try
        {
            var (hash, bytes) = await CopyAsync(content, temporary, cancellation);
            var path = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
            return new ArchivedDocument(hash, bytes);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Where a document lies while it comes in; on the same disk as the archive.</summary>
    public string Incoming => Directory.CreateDirectory(Path.Combine(paths.Archive, "incoming")).FullName;

    public bool Holds(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Takes in a file that lies whole in <see cref="Incoming"/>: flushed and hashed, then moved to its name.</summary>
    public async Task<ArchivedDocument> AdoptAsync(string path, CancellationToken cancellation)
    {
        string hash;
        long bytes;
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.Asynchronous))
        {
            file.Flush(flushToDisk: true);
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
            bytes = file.Length;
        }

        var target = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(path, target, overwrite: true);
        return new ArchivedDocument(hash, bytes);
    }

    /// <summary>Throws <see cref="FileNotFoundException"/> where the archive does not hold it.</summary>
    public Stream Open(string sha256) => File.OpenRead(PathOf(sha256));

    private string PathOf(string sha256) => Path.Combine(paths.Archive, sha256[..2], sha256);

    private static async Task<(string Hash, long Bytes)> CopyAsync(Stream content, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        var buffer = new byte[BufferBytes];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        // On disk before it has its name: a name in the archive is a promise.
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }
}
