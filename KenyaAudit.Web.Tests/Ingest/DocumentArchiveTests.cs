using System.Security.Cryptography;
using System.Text;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class DocumentArchiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;
    private readonly DocumentArchive _archive;

    public DocumentArchiveTests() => _archive = new DocumentArchive(new IngestPaths(_folder, "", ""));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_document_is_kept_under_the_hash_of_its_bytes()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        var kept = await _archive.AddAsync(new MemoryStream(bytes), Cancellation);

        Assert.Equal(new ArchivedDocument(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), kept);
        using var copy = new MemoryStream();
        await using var content = _archive.Open(kept.Sha256);
        await content.CopyToAsync(copy, Cancellation);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_file_and_nothing_is_left_on_its_way()
    {
        var first = await _archive.AddAsync(Bytes("once"), Cancellation);
        var second = await _archive.AddAsync(Bytes("once"), Cancellation);

        Assert.Equal(first, second);
        Assert.Equal([Path.Combine(_folder, first.Sha256[..2], first.Sha256)], Files());
    }

    [Fact]
    public async Task A_document_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _archive.AddAsync(new Breaking(), Cancellation));

        Assert.Empty(Files());
    }

    [Fact]
    public void What_was_never_kept_is_not_found() =>
        Assert.ThrowsAny<IOException>(() => _archive.Open(new string('0', 64)));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private sealed class Breaking() : MemoryStream(new byte[500_000])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 200_000 ? throw new IOException("The line broke.") : await base.ReadAsync(buffer, cancellationToken);
    }

    [Fact]
    public async Task A_file_that_came_in_whole_is_moved_to_its_name_and_one_that_is_held_stays()
    {
        var bytes = RandomNumberGenerator.GetBytes(1000);
        var kept = await _archive.AddAsync(new MemoryStream(bytes), Cancellation);
        var incoming = Path.Combine(_archive.Incoming, "a.part");
        await File.WriteAllBytesAsync(incoming, bytes, Cancellation);

        Assert.Equal(kept, await _archive.AdoptAsync(incoming, Cancellation));
        Assert.False(File.Exists(incoming));
        Assert.True(_archive.Holds(kept.Sha256));
        Assert.False(_archive.Holds(new string('0', 64)));
    }
}
