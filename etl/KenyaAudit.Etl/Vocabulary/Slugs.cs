using System.Collections.Frozen;

namespace KenyaAudit.Etl.Vocabulary;

/// <summary>The frozen address values of the vocabulary. Links must hold for ten years: add, never change.</summary>
public static class Slugs
{
    private static readonly FrozenDictionary<Opinion, string> Opinions = new Dictionary<Opinion, string>
    {
        [Opinion.Unmodified] = "unmodified",
        [Opinion.Qualified] = "qualified",
        [Opinion.Adverse] = "adverse",
        [Opinion.Disclaimer] = "disclaimer",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ReportSection, string> Sections = new Dictionary<ReportSection, string>
    {
        [ReportSection.FinancialStatements] = "financial-statements",
        [ReportSection.Lawfulness] = "lawfulness",
        [ReportSection.Controls] = "controls",
        [ReportSection.Other] = "other",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Basis, string> Bases = new Dictionary<Basis, string>
    {
        [Basis.QualifiedOpinion] = "basis-for-qualified-opinion",
        [Basis.AdverseOpinion] = "basis-for-adverse-opinion",
        [Basis.DisclaimerOfOpinion] = "basis-for-disclaimer-of-opinion",
        [Basis.EmphasisOfMatter] = "emphasis-of-matter",
        [Basis.OtherMatter] = "other-matter",
        [Basis.KeyAuditMatter] = "key-audit-matter",
        [Basis.Conclusion] = "basis-for-conclusion",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<AmountRole, string> Roles = new Dictionary<AmountRole, string>
    {
        [AmountRole.Unclassified] = "unclassified",
        [AmountRole.InQuestion] = "in_question",
        [AmountRole.Context] = "context",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<EntityKind, string> Kinds = new Dictionary<EntityKind, string>
    {
        [EntityKind.NationalVote] = "national-vote",
        [EntityKind.SubEntity] = "sub-entity",
        [EntityKind.CountyExecutive] = "county-executive",
        [EntityKind.CountyAssembly] = "county-assembly",
        [EntityKind.StateCorporation] = "state-corporation",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ReportSeries, string> SeriesCodes = new Dictionary<ReportSeries, string>
    {
        [ReportSeries.NationalGovernment] = "ng",
        [ReportSeries.CountyExecutives] = "ce",
        [ReportSeries.CountyAssemblies] = "ca",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<PageKind, string> PageKinds = new Dictionary<PageKind, string>
    {
        [PageKind.Unstated] = "unstated",
        [PageKind.Printed] = "printed",
        [PageKind.Pdf] = "pdf",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<CountyMeasure, string> Measures = new Dictionary<CountyMeasure, string>
    {
        [CountyMeasure.Budget] = "budget",
        [CountyMeasure.Expenditure] = "expenditure",
        [CountyMeasure.PendingBills] = "pending-bills",
        [CountyMeasure.ArrearsOwnSource] = "arrears-own-source",
        [CountyMeasure.ArrearsFacilityImprovement] = "arrears-facility-improvement",
        [CountyMeasure.ArrearsOther] = "arrears-other",
        [CountyMeasure.ArrearsTotal] = "arrears-total",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<StallReason, string> StallReasons = new Dictionary<StallReason, string>
    {
        [StallReason.VariationNotAgreed] = "variation-not-agreed",
        [StallReason.ContractorLeft] = "contractor-left",
        [StallReason.ContractorLate] = "contractor-late",
        [StallReason.ContractorUnable] = "contractor-unable",
        [StallReason.ContractorDeclined] = "contractor-declined",
        [StallReason.ContractEnded] = "contract-ended",
        [StallReason.CourtCase] = "court-case",
        [StallReason.Arbitration] = "arbitration",
        [StallReason.LandDispute] = "land-dispute",
        [StallReason.Insecurity] = "insecurity",
        [StallReason.BudgetRemoved] = "budget-removed",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FigureDoubt, string> Doubts = new Dictionary<FigureDoubt, string>
    {
        [FigureDoubt.Over100Pct] = "over-100-pct",
        [FigureDoubt.SuspectDevelopmentPct] = "suspect-development-pct",
    }.ToFrozenDictionary();

    public static string Slug(this Opinion value) => Opinions[value];

    public static string Slug(this ReportSection value) => Sections[value];

    public static string Slug(this Basis value) => Bases[value];

    public static string Slug(this AmountRole value) => Roles[value];

    public static string Slug(this EntityKind value) => Kinds[value];

    /// <summary>The two letters of the series in a reference.</summary>
    public static string Slug(this ReportSeries value) => SeriesCodes[value];

    public static string Slug(this PageKind value) => PageKinds[value];

    public static string Slug(this CountyMeasure value) => Measures[value];

    public static string Slug(this StallReason value) => StallReasons[value];

    public static string Slug(this FigureDoubt value) => Doubts[value];

    /// <summary>The value of an address word, or null when no such word exists.</summary>
    public static T? Parse<T>(string? slug) where T : struct, Enum =>
        Table<T>().Where(pair => string.Equals(pair.Value, slug, StringComparison.OrdinalIgnoreCase)).Select(pair => (T?)pair.Key).FirstOrDefault();

    /// <summary>Every value with its address word, in the order of the vocabulary.</summary>
    public static IEnumerable<KeyValuePair<T, string>> All<T>() where T : struct, Enum => Table<T>().OrderBy(pair => pair.Key);

    private static IEnumerable<KeyValuePair<T, string>> Table<T>() where T : struct, Enum =>
        (IEnumerable<KeyValuePair<T, string>>)(default(T) switch
        {
            Opinion => Opinions,
            ReportSection => Sections,
            Basis => (object)Bases,
            AmountRole => Roles,
            EntityKind => Kinds,
            ReportSeries => SeriesCodes,
            PageKind => PageKinds,
            CountyMeasure => Measures,
            StallReason => StallReasons,
            FigureDoubt => Doubts,
            _ => throw new ArgumentOutOfRangeException(typeof(T).Name, "has no slugs"),
        });
}
