using System.Text.Json;
using System.Text.Json.Serialization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>Reads our own words about findings: one JSON object a line in summaries.jsonl, under the finding's reference.</summary>
public static class Summaries
{
    public const string File = "summaries.jsonl";

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip, RespectNullableAnnotations = true,
    };

    /// <summary>Throws <see cref="DocumentRefusedException"/> naming the line that cannot be read, names no finding, or comes twice.</summary>
    public static IReadOnlyList<EditorialRecord> Read(TextReader text)
    {
        var records = new Dictionary<string, EditorialRecord>(StringComparer.Ordinal);
        for (var number = 1; text.ReadLine() is { } json; number++)
        {
            var record = Line(json, number);
            if (!records.TryAdd(record.Reference.Value, record))
            {
                throw new DocumentRefusedException($"{File} has {record.Reference.Value} twice, again at line {number}.");
            }
        }

        return [.. records.Values];
    }

    private static EditorialRecord Line(string json, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<SummaryLine>(json, Reading) is { Summary.Length: > 0 } line && FindingReference.TryParse(line.Ref, out var reference)
                ? new EditorialRecord(reference, line.Summary)
                : throw new DocumentRefusedException($"{File} names no finding, or says nothing about it, at line {number}.");
        }
        catch (JsonException error)
        {
            throw new DocumentRefusedException($"{File} cannot be read at line {number}: {error.Message}", error);
        }
    }

    private sealed record SummaryLine(string Ref, string Summary);
}
