using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>A finding as an editor reads it off the page, after the reader had set it aside. Amounts and category follow the same rules as for every other.</summary>
/// <param name="Body">The text after the title, paragraphs apart by an empty line.</param>
public sealed record ReleasedFinding(
    FindingReference Reference, int Number, string EntitySlug, ReportSection Section, Basis Basis, Opinion? Opinion, string Title, string Body, PageSpan Pages)
{
    public Finding Read(Taxonomy taxonomy)
    {
        var blocks = Body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => new TextBlock(BlockKind.Prose, text, null, Pages.PdfPage)).ToList();
        return new Finding(
            Reference, Number, EntitySlug, Section, Basis, Opinion, Title, taxonomy.CategoryOf(Title, Body), Pages, AmountReader.Read(Title, blocks), [], blocks);
    }
}
