using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>Reads our own words about findings: one JSON object a line in summaries.jsonl, under the finding's reference.</summary>
public static class Summaries
{
    public const string File = "summaries.jsonl";

    private const int MostSearchWords = 5;

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
                && (line.SearchWords?.Count ?? 0) <= MostSearchWords
                ? Record(line, reference, number)
                : throw new DocumentRefusedException($"{File} names no finding, says nothing about it, or has too many search words, at line {number}.");
        }
        catch (JsonException error)
        {
            throw new DocumentRefusedException($"{File} cannot be read at line {number}: {error.Message}", error);
        }
    }

    private static EditorialRecord Record(SummaryLine line, FindingReference reference, int number) => new(reference, line.Summary)
    {
        SummarySw = line.SummarySw,

        // Left out is "not read"; an explicit null is "read, and there is no single one".
        AmountRead = line.AmountInQuestion.ValueKind != JsonValueKind.Undefined,
        AmountCents = Cents(line.AmountInQuestion, number),
        AmountNote = line.AmountWhy,
        Category = line.Category,
        SearchWords = line.SearchWords ?? [],
        Author = line.Author,
        Date = line.Date,
    };

    private static long? Cents(JsonElement amount, int number) => amount.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String when decimal.TryParse(amount.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shillings)
            && shillings is >= 0 and < long.MaxValue / 100m && shillings * 100m == decimal.Truncate(shillings * 100m) => (long)(shillings * 100m),
        _ => throw new DocumentRefusedException($"{File} has an amount that cannot be read, at line {number}."),
    };

    private sealed record SummaryLine(
        string Ref, string Summary, string? SummarySw, JsonElement AmountInQuestion, string? AmountWhy, string? Category, IReadOnlyList<string>? SearchWords, string? Author, DateOnly? Date);
}
