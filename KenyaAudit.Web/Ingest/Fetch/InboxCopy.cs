namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>Puts a document of the archive where the ordinary run finds it.</summary>
internal sealed class InboxCopy(Inbox inbox, DocumentArchive archive)
{
    private const int HashShown = 12;
    private const int MostLetters = 100;

    /// <summary>The copy, complete or not there at all; one that waits already is left as it is.</summary>
    public async Task<string> PlaceAsync(string sourceId, string sha256, Uri address, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(inbox.Folder(sourceId)).FullName;
        var target = Path.Combine(folder, $"{sha256[..HashShown]}-{SafeName(address)}");
        if (File.Exists(target))
        {
            return target;
        }

        var temporary = target + ".part";
        await using (var content = archive.Open(sha256))
        await using (var copy = File.Create(temporary))
        {
            await content.CopyToAsync(copy, cancellation);
            copy.Flush(flushToDisk: true);
        }

        File.Move(temporary, target, overwrite: true);
        return target;
    }

    /// <summary>The file's name as the address gives it, in letters that are safe on any disk.</summary>
    public static string SafeName(Uri address)
    {
        var last = Uri.UnescapeDataString(address.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "document";
        var name = string.Concat(last.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')).Trim('.', '-');
        return name.Length > MostLetters ? name[^MostLetters..] : name.Length > 0 ? name : "document";
    }
}
