using KenyaAudit.Etl.Vocabulary;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Ui;

/// <summary>The vocabulary in plain words. Everything returned is a key for the localiser.</summary>
internal static class Words
{
    public static string Label(this Opinion opinion) => opinion switch
    {
        Opinion.Unmodified => "Unmodified",
        Opinion.Qualified => "Qualified",
        Opinion.Adverse => "Adverse",
        _ => "Disclaimer",
    };

    public static string Meaning(this Opinion opinion) => opinion switch
    {
        Opinion.Unmodified => "The auditor accepted the financial statements as fair. Other matters may still be reported.",
        Opinion.Qualified => "The auditor accepted the financial statements except for the matters named.",
        Opinion.Adverse => "The auditor concluded that the financial statements do not give a fair picture.",
        _ => "The auditor could not get enough evidence to give any opinion.",
    };

    /// <summary>Its slug in the glossary; no key.</summary>
    public static string Term(this Opinion opinion) => opinion switch
    {
        Opinion.Unmodified => "unmodified-opinion",
        Opinion.Qualified => "qualified-opinion",
        Opinion.Adverse => "adverse-opinion",
        _ => "disclaimer-of-opinion",
    };

    public static string Label(this ReportSection section) => section switch
    {
        ReportSection.FinancialStatements => "Financial statements",
        ReportSection.Lawfulness => "Lawfulness and effectiveness in use of public resources",
        ReportSection.Controls => "Internal controls, risk management and governance",
        _ => "Other legal and regulatory requirements",
    };

    /// <summary>For narrow places.</summary>
    public static string ShortLabel(this ReportSection section) => section switch
    {
        ReportSection.FinancialStatements => "Financial statements",
        ReportSection.Lawfulness => "Lawfulness and effectiveness",
        ReportSection.Controls => "Internal controls",
        _ => "Other requirements",
    };

    public static string Meaning(this ReportSection section) => section switch
    {
        ReportSection.FinancialStatements => "This part asks whether the accounts are complete and correct.",
        ReportSection.Lawfulness => "This part asks whether money was used as the law says, and whether people got value for it.",
        ReportSection.Controls => "This part asks whether the organisation had working checks on how it is run.",
        _ => "This part covers what other laws or financing agreements require.",
    };

    public static string Label(this Basis basis) => basis switch
    {
        Basis.QualifiedOpinion => "Basis for Qualified Opinion",
        Basis.AdverseOpinion => "Basis for Adverse Opinion",
        Basis.DisclaimerOfOpinion => "Basis for Disclaimer of Opinion",
        Basis.EmphasisOfMatter => "Emphasis of Matter",
        Basis.OtherMatter => "Other Matter",
        Basis.KeyAuditMatter => "Key Audit Matter",
        _ => "Basis for Conclusion",
    };

    public static string Meaning(this Basis basis) => basis switch
    {
        Basis.QualifiedOpinion => "It is one of the reasons why the auditor accepted the statements only in part.",
        Basis.AdverseOpinion => "It is one of the reasons why the auditor found the statements not fair.",
        Basis.DisclaimerOfOpinion => "It is one of the reasons why the auditor could give no opinion.",
        Basis.EmphasisOfMatter => "The accounts disclose it; the auditor draws attention to it. It does not change the opinion.",
        Basis.OtherMatter => "It is outside the accounts but matters to readers. It does not change the opinion.",
        Basis.KeyAuditMatter => "It was among the matters that took most of the auditor's attention. It does not change the opinion.",
        _ => "It is a reason for the auditor's conclusion on this part of the report.",
    };

    public static string Label(this AmountRole role) => role switch
    {
        AmountRole.InQuestion => "In question",
        AmountRole.Context => "Context",
        _ => "Not classified",
    };

    public static string Label(this EntityKind kind) => kind switch
    {
        EntityKind.NationalVote => "National government vote",
        EntityKind.SubEntity => "Fund, revenue statement or project of a vote",
        EntityKind.CountyExecutive => "County executive",
        EntityKind.CountyAssembly => "County assembly",
        _ => "State corporation",
    };

    /// <summary>The name of a facet or filter.</summary>
    public static string FilterLabel(string name) => name switch
    {
        SearchAddress.EntityName => "Audited entity",
        SearchAddress.CountyName => "County",
        SearchAddress.YearName => "Financial year",
        SearchAddress.SectionName => "Part of the report",
        SearchAddress.BasisName => "Reported as",
        SearchAddress.OpinionName => "Audit opinion",
        SearchAddress.AmountName => "Amount in question",
        _ => "Subject",
    };

    /// <summary>"1 finding", "2 findings".</summary>
    public static string Count(this IStringLocalizer text, int number, string one, string many) =>
        number == 1 ? text[one] : text[many, number];
}
