using System.Text.Json;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Bundle;

/// <summary>Reads the facts of one document back into records, without pages and text.</summary>
public static class FactsReader
{
    /// <summary>Throws <see cref="DocumentRefusedException"/> naming the file and line that cannot be read.</summary>
    public static ReportRecords Read(Func<string, Stream> open)
    {
        ReportLine? report = null;
        var header = Lines(open, "report.json", (ReportLine line) => FactLines.Report(report = line));
        if (header.Count != 1)
        {
            throw new DocumentRefusedException($"report.json must hold one line, and holds {header.Count}.");
        }

        return new ReportRecords(
            header[0], [], Lines<EntityLine, EntityRecord>(open, "entities.jsonl", FactLines.Entity), Lines<OpinionLine, OpinionRecord>(open, "opinions.jsonl", FactLines.Opinion),
            Lines<FindingLine, Finding>(open, "findings.jsonl", FactLines.Finding), Lines<CleanLine, CleanStatement>(open, "clean-statements.jsonl", FactLines.Clean),
            [], report!.Notes);
    }

    private static List<TRecord> Lines<TLine, TRecord>(Func<string, Stream> open, string file, Func<TLine, TRecord> read)
    {
        using var text = new StreamReader(open(file));
        var records = new List<TRecord>();
        for (var number = 1; text.ReadLine() is { } json; number++)
        {
            try
            {
                records.Add(read(JsonSerializer.Deserialize<TLine>(json, Reading) ?? throw new FormatException("the line is null")));
            }
            catch (Exception error) when (error is JsonException or FormatException)
            {
                throw new DocumentRefusedException($"{file} cannot be read at line {number}: {error.Message}", error);
            }
        }

        return records;
    }

    // A line that lacks a value it needs is as broken as one that is no JSON.
    private static readonly JsonSerializerOptions Reading = new(FactsWriter.Json) { RespectRequiredConstructorParameters = false, RespectNullableAnnotations = true };
}
