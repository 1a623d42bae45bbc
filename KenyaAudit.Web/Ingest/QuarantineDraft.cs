using System.Text.Json;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Ingest;

/// <summary>A finding as it was read and set aside, as the quarantine keeps it: in frozen words, so that later versions of the program can read it.</summary>
/// <param name="Entity">Slug; empty where no heading names the entity.</param>
internal sealed record QuarantineDraft(
    int Number, string Title, string Entity, string Section, string Basis, string? Opinion, int PdfPage, int PdfPageLast, string? PrintedPage, string? PrintedPageLast,
    IReadOnlyList<string> Amounts, IReadOnlyList<SubParagraph> SubParagraphs, IReadOnlyList<TextBlock> Blocks)
{
    private const string Gap = "\n\n";

    public string Body => string.Join(Gap, Blocks.Select(block => block.Text));

    public static QuarantineDraft Of(Finding finding) => new(
        finding.Number, finding.Title, finding.EntitySlug, finding.Section.Slug(), finding.Basis.Slug(), finding.Opinion?.Slug(),
        finding.Pages.PdfPage, finding.Pages.PdfPageLast, finding.Pages.PrintedPage, finding.Pages.PrintedPageLast,
        [.. finding.Amounts.Select(amount => amount.Printed)], finding.SubParagraphs, finding.Blocks ?? []);

    /// <summary>Null where there is none, or none that this version of the program can read: such a record cannot be released, only read again.</summary>
    public static QuarantineDraft? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<QuarantineDraft>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The blocks of a text that an editor has gone over: what was not touched keeps its kind, its part and its page.</summary>
    public IReadOnlyList<TextBlock> BlocksOf(string body, int page) =>
    [
        .. body.ReplaceLineEndings("\n").Split(Gap, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Blocks.FirstOrDefault(block => block.Text.Trim() == text) ?? new TextBlock(BlockKind.Prose, text, null, page)),
    ];
}
