using System.Text.Json;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>A report that is known to exist, whether its document is held or not. The year is null for a census.</summary>
public sealed record RegisteredReport(string Slug, string SourceId, string Title, string Publisher, FinancialYear? Year, string? Url);

/// <summary>Reads the register of reports, one JSON object a line.</summary>
public static class ReportRegister
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Throws <see cref="DocumentRefusedException"/> naming the line that cannot be read.</summary>
    public static IReadOnlyList<RegisteredReport> Read(TextReader text)
    {
        var reports = new List<RegisteredReport>();
        for (var line = 1; text.ReadLine() is { } json; line++)
        {
            reports.Add(Parse(json) ?? throw new DocumentRefusedException($"The register of reports cannot be read at line {line}."));
        }

        return reports;
    }

    private static RegisteredReport? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(json, Snake) is { Slug: { } slug, SourceId: { } source, Title: { } title, Publisher: { } publisher } line
                && (line.FinancialYear is null || FinancialYear.TryParse(line.FinancialYear, out _))
                ? new RegisteredReport(slug, source, title, publisher, FinancialYear.TryParse(line.FinancialYear, out var year) ? year : null, line.Url)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string? Slug, string? SourceId, string? Title, string? Publisher, string? FinancialYear, string? Url);
}
