using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KenyaAudit.Etl.Bundle;

/// <summary>
/// The files of a report's bundled facts, and the shape of a line in each. Keys are frozen: other people read these files.
/// "entity" and "parent" are slugs of entities.jsonl; money is in hundredths of its currency.
/// </summary>
internal static class FactLines
{
    public const string Report = "report.json";
    public const string Entities = "entities.jsonl";
    public const string Opinions = "opinions.jsonl";
    public const string Findings = "findings.jsonl";
    public const string CleanStatements = "clean-statements.jsonl";

    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
    };
}

internal sealed record ReportFact(
    string SourceId, string Series, string FinancialYear, string Title, string Publisher, string? Url,
    string MadeFromSha256, string ExtractorVersion);

internal sealed record EntityFact(string Slug, string Name, string Kind, string? Vote, int? CountyCode, string? Parent, IReadOnlyList<string>? Aliases);

internal sealed record OpinionFact(string Entity, string Name, string Opinion, string? ChapterOpinion, int PdfPage, string? PrintedPage);

internal sealed record CleanFact(int Number, string Entity, string Section, int PdfPage, int? PdfPageLast, string? PrintedPage, string? PrintedPageLast);

internal sealed record AmountFact(string Printed, string Currency, long? Cents, string? Role);

internal sealed record SubParagraphFact(string Number, string? Title, int PdfPage);

internal sealed record FindingFact(
    string Ref, int Number, string Entity, string Section, string Basis, string? Opinion, string Title, string Category,
    int PdfPage, int? PdfPageLast, string? PrintedPage, string? PrintedPageLast,
    IReadOnlyList<AmountFact>? Amounts, IReadOnlyList<SubParagraphFact>? SubParagraphs);
