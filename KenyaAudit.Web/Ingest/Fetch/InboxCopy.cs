namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>Puts a document of the archive where the ordinary run finds it.</summary>
internal sealed class InboxCopy(Inbox inbox, DocumentArchive archive)
{
    private const int HashShown = 12;
    private const int MostLetters = 100;

    /// <summary>The copy, complete or not there at all; one that waits already is left as it is.</summary>
    public async Task<string> PlaceAsync(string sourceId, string sha256, Uri address, string mediaType, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(inbox.Folder(sourceId)).FullName;
        var target = Path.Combine(folder, $"{sha256[..HashShown]}-{SafeName(address, mediaType)}");
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

    /// <summary>The file's name as the address gives it, in letters that are safe on any disk, with an ending that tells its type.</summary>
    public static string SafeName(Uri address, string mediaType)
    {
        var ending = mediaType switch { "application/pdf" => ".pdf", "text/csv" => ".csv", _ => ".xlsx" };
        var last = Uri.UnescapeDataString(address.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "document";
        var name = string.Concat(last.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')).Trim('.', '-');
        name = name.Length == 0 ? "document" : name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name : name + ending;
        return name.Length > MostLetters ? name[^MostLetters..] : name;
    }
}
