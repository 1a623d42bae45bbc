using System.Text.Json;
using System.Text.Json.Serialization;

namespace KenyaAudit.Bench;

/// <summary>One synthetic finding of a corpus file; the amount is in shillings.</summary>
internal sealed record CorpusLine(
    string Id, string Title, string Body, string Entity, string County, int Fy, string Section, string Opinion, decimal? Amount);

/// <summary>One query of a query file: plain text of which all words must match.</summary>
internal sealed record QueryLine(int Id, string Kind, string Q);

internal sealed record BuildOutcome(int Docs, double BuildS, long IndexBytes);

internal sealed record QueryOutcome(string Engine, string Mode, int Docs, IReadOnlyList<QueryTimes> Queries);

/// <summary>Milliseconds of each timed pass.</summary>
internal sealed record QueryTimes(int Id, int Hits, IReadOnlyList<double> Ms);

/// <summary>The files the bench reads and writes; keys are snake_case.</summary>
internal static class BenchFiles
{
    public static IEnumerable<CorpusLine> Corpus(string path) => File.ReadLines(path).Select(line => JsonSerializer.Deserialize(line, BenchJson.Default.CorpusLine)!);

    public static List<QueryLine> Queries(string path) => [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize(line, BenchJson.Default.QueryLine)!)];

    public static void Write(string path, BuildOutcome outcome) => File.WriteAllText(path, JsonSerializer.Serialize(outcome, BenchJson.Default.BuildOutcome) + "\n");

    public static void Write(string path, QueryOutcome outcome) => File.WriteAllText(path, JsonSerializer.Serialize(outcome, BenchJson.Default.QueryOutcome) + "\n");

    public static long Bytes(string folder) => Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CorpusLine))]
[JsonSerializable(typeof(QueryLine))]
[JsonSerializable(typeof(SourceLine))]
[JsonSerializable(typeof(BuildOutcome))]
[JsonSerializable(typeof(QueryOutcome))]
internal sealed partial class BenchJson : JsonSerializerContext;
