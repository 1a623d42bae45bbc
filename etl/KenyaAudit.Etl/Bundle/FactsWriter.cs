using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Bundle;

/// <summary>
/// Writes the records of one document as facts without a sentence of it: one JSON object a line, in the order of print, so that
/// the same records give the same bytes.
/// </summary>
public static class FactsWriter
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        // Names keep their apostrophes and dashes readable in a diff; the files are never pasted into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="records">Records with or without text; text is not written.</param>
    /// <param name="sha256">Hash of the document they were made from.</param>
    /// <param name="extractorVersion">Version of the source that made them.</param>
    /// <param name="open">Gives the stream of a file by its name; it is closed here.</param>
    public static void Write(ReportRecords records, string sha256, string extractorVersion, Func<string, Stream> open)
    {
        Lines(open("report.json"), [FactLines.Of(records, sha256, extractorVersion)]);
        Lines(open("entities.jsonl"), records.Entities.Select(FactLines.Of));
        Lines(open("opinions.jsonl"), records.Opinions.Select(FactLines.Of));
        Lines(open("findings.jsonl"), records.Findings.Select(FactLines.Of));
        Lines(open("clean-statements.jsonl"), records.CleanStatements.Select(FactLines.Of));
    }

    private static void Lines<T>(Stream file, IEnumerable<T> lines)
    {
        using (file)
        {
            foreach (var line in lines)
            {
                JsonSerializer.Serialize(file, line, Json);
                file.WriteByte((byte)'\n');
            }
        }
    }
}
