using System.IO.Compression;
using System.Security.Cryptography;

namespace KenyaAudit.Web.Downloads;

/// <summary>A file and its gzip twin, written at once; counts and hashes the plain bytes on the way.</summary>
internal sealed class HashedFile(string path) : Stream
{
    public const string Gzip = ".gz";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly FileStream _plain = File.Create(path);
    private readonly GZipStream _packed = new(File.Create(path + Gzip), CompressionLevel.Optimal);
    private long _bytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _bytes;

    public override long Position
    {
        get => _bytes;
        set => throw new NotSupportedException();
    }

    /// <summary>Closes both files and tells what was written.</summary>
    public ManifestFile Finish(string mediaType)
    {
        var sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        _plain.Flush(flushToDisk: true);
        Dispose();
        return new ManifestFile(Path.GetFileName(path), mediaType, _bytes, sha256, new FileInfo(path + Gzip).Length);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _plain.Write(buffer);
        _packed.Write(buffer);
        _hash.AppendData(buffer);
        _bytes += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    // Writers flush after each row; the disk hears of it at the end.
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _packed.Dispose();
            _plain.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
