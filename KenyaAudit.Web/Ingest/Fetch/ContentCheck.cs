using System.Text;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>Whether a file is of a type its source declares, by its bytes; what the server calls it is not believed.</summary>
internal static class ContentCheck
{
    private const int HeadBytes = 1024;
    private const int TailBytes = 4096;

    /// <summary>What is wrong with it, or null.</summary>
    public static string? FaultOf(string path, IReadOnlyList<string> mediaTypes)
    {
        using var file = File.OpenRead(path);
        var head = Read(file, 0, HeadBytes);
        var tail = Read(file, Math.Max(0, file.Length - TailBytes), TailBytes);
        if (head.Length == 0)
        {
            return "The answer is empty.";
        }

        if (mediaTypes.Any(type => Is(type, head)))
        {
            return Is("application/pdf", head) && !tail.Contains("%%EOF", StringComparison.Ordinal) ? "The PDF has no end: it is cut off." : null;
        }

        return IsWebPage(head)
            ? $"The answer is a web page, not {string.Join(" or ", mediaTypes)}."
            : $"The answer is not {string.Join(" or ", mediaTypes)}.";
    }

    private static bool Is(string type, string head) => type switch
    {
        "application/pdf" => head.Contains("%PDF-", StringComparison.Ordinal) && !IsWebPage(head),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => head.StartsWith("PK\u0003\u0004", StringComparison.Ordinal),
        "text/csv" => !head.Contains('\0', StringComparison.Ordinal) && !head.StartsWith("%PDF-", StringComparison.Ordinal) && !IsWebPage(head),
        _ => false,
    };

    private static bool IsWebPage(string head) => head.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t').StartsWith('<');

    private static string Read(FileStream file, long from, int most)
    {
        var buffer = new byte[most];
        file.Position = from;
        return Encoding.Latin1.GetString(buffer, 0, file.ReadAtLeast(buffer, most, throwOnEndOfStream: false));
    }
}
