using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>What one small document yields; change what the test is about with the With methods. Sentences are ours.</summary>
internal sealed record RecordsBuilder
{
    public const string Source = "oag-national";
    public const string Report = "oag-national-2020-21";
    public const string Health = "ministry-of-health";
    public const string Project = "clinics-project";

    public IReadOnlyList<Finding> Findings { get; init; } = [];
    public IReadOnlyList<CleanStatement> Clean { get; init; } = [];
    public IReadOnlyList<RefusedRecord> Refused { get; init; } = [];
    public IReadOnlyList<string> Notes { get; init; } = [];
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];
    public Coverage? Coverage { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<EditorialRecord> Editorials { get; init; } = [];
    public bool HasText { get; init; } = true;

    /// <summary>Three findings of one ministry and its project, one clean statement, two opinions.</summary>
    public static RecordsBuilder Small { get; } = new RecordsBuilder()
        .WithFinding(319, "Pending Bills").WithFinding(320, "Unsupported Expenditure").WithFinding(322, "Late Works", Project)
        .WithClean(321);

    public static string Ref(int number) => $"ng-2020-21-{number}";

    public RecordsBuilder WithFinding(int number, string title, string entity = Health) => this with
    {
        Findings =
        [
            .. Findings,
            new Finding(
                FindingReference.Of(ReportSeries.NationalGovernment, new FinancialYear(2021), number), number, entity,
                ReportSection.FinancialStatements, Basis.QualifiedOpinion, Opinion.Qualified, title, "pending-bills",
                new PageSpan(2, 3, "1", "2"),
                [new AmountRecord("Kshs.1,000", "KES", 100_000, AmountRole.InQuestion), new AmountRecord("USD 5", "USD", 500, AmountRole.Context)],
                [new SubParagraph($"{number}.1", "Details", 2)],
                [new TextBlock(BlockKind.Prose, $"The text of matter {number}.", null, 2), new TextBlock(BlockKind.Table, "Item   2021", $"{number}.1", 3)]),
        ],
    };

    public RecordsBuilder With(int number, Func<Finding, Finding> change) => this with
    {
        Findings = [.. Findings.Select(finding => finding.Number == number ? change(finding) : finding)],
    };

    public RecordsBuilder WithEditorial(int number, Func<EditorialRecord, EditorialRecord> change) => this with
    {
        Editorials = [.. Editorials, change(new EditorialRecord(FindingReference.Of(ReportSeries.NationalGovernment, new FinancialYear(2021), number), "Bills stayed unpaid."))],
    };

    public RecordsBuilder WithClean(int number) => this with
    {
        Clean = [.. Clean, new CleanStatement(number, Health, ReportSection.Controls, null, new PageSpan(3, 3, "2", "2"))],
    };

    public RecordsBuilder WithRefused(string key, string reason) => this with { Refused = [.. Refused, new RefusedRecord(key, 3, "as read", [reason])] };

    /// <summary>Sets one of the findings aside, as it was read.</summary>
    public RecordsBuilder Refuse(int number, string reason = "No heading above the paragraph names the audited entity.", string entity = "") => this with
    {
        Findings = [.. Findings.Where(finding => finding.Number != number)],
        Refused =
        [
            .. Refused,
            .. Findings.Where(finding => finding.Number == number)
                .Select(finding => new RefusedRecord(Ref(number), finding.Pages.PdfPage, $"{finding.Title}\n\n{finding.Body}", [reason]) { Draft = finding with { EntitySlug = entity } }),
        ],
    };

    public RecordsBuilder WithCheck(CheckResult check) => this with { Checks = [.. Checks, check] };

    public RecordsBuilder WithNote(string note) => this with { Notes = [.. Notes, note] };

    public RecordsBuilder WithAlias(string name) => this with { Aliases = [.. Aliases, name] };

    /// <summary>The same facts as the bundle carries them: no sentence, no page text.</summary>
    public RecordsBuilder AsFacts() => this with { HasText = false };

    public ReportRecords Build() => new(
        new ReportRecord(Source, ReportSeries.NationalGovernment, new FinancialYear(2021), "Report for 2020/2021", "Office of the Auditor-General", null),
        HasText ? [new PageText(1, null, "Title"), new PageText(2, "1", "319. Pending Bills"), new PageText(3, "2", "322. Late Works")] : [],
        [
            new EntityRecord(Project, "Clinics Project", EntityKind.SubEntity, "1081", null, Health, []),
            new EntityRecord(Health, "Ministry of Health", EntityKind.NationalVote, "1081", null, null, Aliases),
        ],
        [
            new OpinionRecord(Health, "Ministry of Health", Opinion.Qualified, Opinion.Qualified, 3, "2"),
            new OpinionRecord(Project, "Clinics Project", Opinion.Adverse, null, 3, "2"),
        ],
        [.. Findings.Select(finding => HasText ? finding : finding with { Blocks = null })],
        Clean, Refused, Notes)
    {
        Checks = Checks, Coverage = Coverage, Editorials = Editorials,
    };
}
