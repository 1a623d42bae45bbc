using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A small site worth reading: composed sentences of ours, as long and as varied as those of a report.</summary>
internal static class Samples
{
    public const string Health = "ministry-of-health";
    public const string Roads = "state-department-for-infrastructure";
    public const string RoadsProject = "coastal-roads-upgrading-project";
    public const int FirstOfMany = 400;

    private static readonly string[] Nouns =
    [
        "contractor", "ledger", "voucher", "warehouse", "payroll", "tender", "imprest", "vehicle", "hospital", "bridge", "receipt", "balance",
        "supplier", "committee", "register", "asset", "grant", "invoice", "retention", "advance", "classroom", "borehole", "laptop", "lease",
    ];

    private static readonly string[] Verbs =
    [
        "differed from", "was recorded after", "could not be traced to", "exceeded", "was approved without", "had no support beyond", "replaced",
        "was paid before", "came later than", "was omitted from", "belonged with", "had been signed without",
    ];

    public static FindingSeed PendingBills { get; } = new FindingSeed(319, Health, "Pending Bills") { Summary = "Bills were carried over unpaid.", SummarySw = "Bili hazikulipwa mwaka huo.", AmountNote = "bills not paid in the year", PdfPage = 2, PrintedPage = "1" }
        .WithAmount("Kshs.1,234,567,890", 123_456_789_000, AmountRole.InQuestion)
        .WithAmount("USD 5,000.50", 500_050, AmountRole.Context, "USD")
        .WithAmount("Kshs.34,694, 945", null, AmountRole.Unclassified)
        .WithSubParagraph("319.1", "Unpaid suppliers").WithSubParagraph("319.2", null)
        .WithText("Bills of the ministry stayed unpaid at the end of the year.")
        .WithBlock(TextBlockKind.Heading, "319.1 Unpaid suppliers", "319.1")
        .WithBlock(TextBlockKind.Prose, "Suppliers of medicine waited for their money.", "319.1")
        .WithBlock(TextBlockKind.Prose, "The fuel account was also <b>unpaid</b>.", "319.2")
        .WithBlock(TextBlockKind.Table, "Item        2021       2020\nFuel       1,000        900", "319.2");

    public static FindingSeed FactsOnly { get; } = new FindingSeed(320, Health, "Unsupported Expenditure")
    {
        Section = ReportSection.Lawfulness, Basis = Basis.Conclusion, Category = "unsupported-expenditure", Cents = 5_000_000_00,
    };

    public static TestData Site() => new TestData()
        .WithVote(Health, "Ministry of Health", "1081")
        .WithVote(Roads, "State Department for Infrastructure", "1091")
        .WithPart(RoadsProject, "Coastal Roads Upgrading Project (Example No. 7) – Implementing Agency", "1091", Roads)
        .WithOpinion(Health, Opinion.Qualified).WithOpinion(Roads, Opinion.Unmodified).WithOpinion(RoadsProject, Opinion.Adverse)
        .WithCleanStatement(321, Health)
        .WithDocument(["Title page", "319. Pending Bills\nBills of the ministry <stayed> unpaid.", "", .. Enumerable.Range(4, 170).Select(page => $"Text of page {page}")])
        .WithBundleRun()
        .With(PendingBills, FactsOnly)
        .With(new FindingSeed(322, RoadsProject, "Delayed Completion of Works") { Opinion = Opinion.Adverse, Basis = Basis.AdverseOpinion, Cents = 99_00 }.WithText("The works came late."))
        .With(new FindingSeed(330, Health, "Old Matter") { WithdrawnBecause = "Printed twice in the report." })
        .With(new FindingSeed(331, Health, "Corrected Title") { FormerTitle = "Wrong Title" }.WithText("The text that came with the document."))
        .With(Many(60));

    /// <summary>Findings with bodies of about two thousand characters, all of which hold the word "procurement-and-contracts".</summary>
    public static IEnumerable<FindingSeed> Many(int count) => Enumerable.Range(0, count).Select(at =>
    {
        var random = new Random(at);
        return new FindingSeed(FirstOfMany + at, at % 3 == 0 ? RoadsProject : at % 3 == 1 ? Roads : Health, $"Irregular Procurement of {Pick(random, Nouns)} and {Pick(random, Nouns)} {at}")
        {
            Cents = random.NextInt64(1_000_000, 900_000_000_000),
            Section = (ReportSection)(1 + (at % 3)),
            Opinion = (Opinion)(1 + (at % 4)),
            PdfPage = 100 + at,
            PrintedPage = $"{88 + at}",
        }.WithText([.. Enumerable.Range(0, 5).Select(_ => Paragraph(random))]);
    });

    private static string Paragraph(Random random) => string.Join(' ', Enumerable.Range(0, 5).Select(_ =>
        $"The {Pick(random, Nouns)} of the procurement {Pick(random, Verbs)} the {Pick(random, Nouns)} numbered {random.Next(100, 99999)}."));

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
