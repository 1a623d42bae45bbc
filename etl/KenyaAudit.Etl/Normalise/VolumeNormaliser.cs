using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>Turns the parsed national report into records: entities resolved, amounts read, categories given, opinions reconciled.</summary>
internal sealed class VolumeNormaliser(string sourceId, Taxonomy taxonomy)
{
    private const string Publisher = "Office of the Auditor-General, Kenya";

    public ReportRecords Normalise(ParsedReport report, CancellationToken cancellation)
    {
        var prose = report.Paragraphs.SelectMany(paragraph => paragraph.Blocks).Where(block => block.Kind == BlockKind.Prose).Select(block => block.Text);
        // Contents and appendices spell the names themselves in mixed letters, so there one capital word is proof enough.
        var spelled = report.Opinions.Select(opinion => opinion.Name).Concat(report.Contents.Select(vote => vote.Name)).ToList();
        var register = new EntityRegister(report, new EntityName(EntityName.AcronymsOf([.. prose, .. spelled, .. spelled])));
        var reconciler = new OpinionReconciler(report, register);
        var opinions = reconciler.Reconcile().Select(record => record()).ToList();
        var findings = new List<Finding>();
        var clean = new List<CleanStatement>();
        var refused = new List<RefusedRecord>();
        foreach (var paragraph in report.Paragraphs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (register.OfChapter[paragraph.Chapter] is not { } entity)
            {
                refused.Add(VolumeValidator.Refused(Finding(report, paragraph, ""), ["No heading above the paragraph names the audited entity."]));
            }
            else if (CleanStatements.Is(paragraph))
            {
                clean.Add(new CleanStatement(paragraph.Number, register.SlugOf(entity), paragraph.Section, paragraph.Basis, paragraph.Pages));
            }
            else
            {
                findings.Add(Finding(report, paragraph, register.SlugOf(entity)));
            }
        }

        return new ReportRecords(
            new ReportRecord(sourceId, report.Series, report.Year, report.Title, Publisher, null),
            report.Pages, register.Records(), opinions, findings, clean, refused, [.. report.Notes, .. reconciler.Notes])
        {
            Checks = report.Checks, Coverage = CoverageRule.Of(report), Paragraphs = report.Paragraphs.Count,
        };
    }

    private Finding Finding(ParsedReport report, ParsedParagraph paragraph, string entity)
    {
        var basis = paragraph.Basis ?? (paragraph.Section == ReportSection.FinancialStatements ? Basis.OtherMatter : Basis.Conclusion);
        var title = paragraph.Title is { Length: > 0 } printed ? EntityName.Even(printed) : Untitled(paragraph);
        var text = string.Join('\n', paragraph.Blocks.Select(block => block.Text));
        return new Finding(
            FindingReference.Of(report.Series, report.Year, paragraph.Number), paragraph.Number, entity, paragraph.Section, basis,
            report.Chapters[paragraph.Chapter].Opinion, title, taxonomy.CategoryOf(title, text), paragraph.Pages,
            AmountReader.Read(title, paragraph.Blocks), paragraph.SubParagraphs, paragraph.Blocks);
    }

    // A finding whose text begins beside its number is named by the heading it stands under.
    private static string Untitled(ParsedParagraph paragraph) => (paragraph.Basis, paragraph.Section) switch
    {
        (Basis.OtherMatter, _) => "Other Matter",
        (Basis.EmphasisOfMatter, _) => "Emphasis of Matter",
        (Basis.KeyAuditMatter, _) => "Key Audit Matter",
        (Basis.QualifiedOpinion, _) => "Basis for Qualified Opinion",
        (Basis.AdverseOpinion, _) => "Basis for Adverse Opinion",
        (Basis.DisclaimerOfOpinion, _) => "Basis for Disclaimer of Opinion",
        (_, ReportSection.Other) => "Other Legal and Regulatory Requirements",
        (null, ReportSection.Lawfulness) => "Conclusion on Lawfulness and Effectiveness in Use of Public Resources",
        (null, ReportSection.Controls) => "Conclusion on Internal Controls, Risk Management and Governance",
        (_, ReportSection.FinancialStatements) => "Report on the Financial Statements",
        _ => "Basis for Conclusion",
    };
}
