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
    string SourceId, string Series, string FinancialYear, string Title, string Publisher, string MadeFromSha256, string ExtractorVersion, string? Url = null);

internal sealed record EntityFact(
    string Slug, string Name, string Kind, string? Vote = null, int? CountyCode = null, string? Parent = null, IReadOnlyList<string>? Aliases = null);

internal sealed record OpinionFact(string Entity, string Name, string Opinion, int PdfPage, string? PrintedPage = null, string? ChapterOpinion = null);

internal sealed record CleanFact(
    int Number, string Entity, string Section, int PdfPage, int? PdfPageLast = null, string? PrintedPage = null, string? PrintedPageLast = null);

internal sealed record AmountFact(string Printed, string Currency, long? Cents = null, string? Role = null);

internal sealed record SubParagraphFact(string Number, int PdfPage, string? Title = null);

internal sealed record FindingFact(
    string Ref, int Number, string Entity, string Section, string Basis, string Title, string Category, int PdfPage,
    int? PdfPageLast = null, string? PrintedPage = null, string? PrintedPageLast = null, string? Opinion = null,
    IReadOnlyList<AmountFact>? Amounts = null, IReadOnlyList<SubParagraphFact>? SubParagraphs = null);
