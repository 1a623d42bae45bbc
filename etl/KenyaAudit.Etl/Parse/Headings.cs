using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Parse;

/// <summary>A sub-heading of a section: an opinion, a basis, or one that promises no finding.</summary>
/// <param name="Clean">Paragraphs below it say that there was nothing to report.</param>
internal sealed record BasisHeading(Basis? Basis, Opinion? Opinion, bool Clean);

/// <summary>Recognises the headings of an audit report, whatever blanks and small typos they carry.</summary>
internal static partial class Headings
{
    private static readonly (string Start, string End, ReportSection Section)[] Sections =
    [
        ("REPORTONLAWFULNESS", "RESOURCES", ReportSection.Lawfulness),
        ("REPORTONTHELAWFULNESS", "RESOURCES", ReportSection.Lawfulness),
        ("REPORTONEFFECTIVENESSOFINTERNAL", "GOVERNANCE", ReportSection.Controls),
        ("REPORTONTHEEFFECTIVENESSOFINTERNAL", "GOVERNANCE", ReportSection.Controls),
        ("REPORTONOTHERLEGAL", "REQUIREMENTS", ReportSection.Other),
        ("REPORTONTHEOTHERLEGAL", "REQUIREMENTS", ReportSection.Other),
    ];

    /// <summary>The section a line opens, from its letters in capitals; null where it opens none.</summary>
    public static ReportSection? SectionOf(string letters)
    {
        foreach (var (start, _, section) in Sections)
        {
            if (letters.StartsWith(start, StringComparison.Ordinal))
            {
                return section;
            }
        }

        return StatementsHeading.IsMatch(letters) ? ReportSection.FinancialStatements : null;
    }

    /// <summary>Whether a section heading has all its words, or goes on in the next line.</summary>
    public static bool IsComplete(string letters) =>
        StatementsHeading.IsMatch(letters)
            ? letters.Contains("STATEMENT", StringComparison.Ordinal)
            : Array.Exists(Sections, heading => letters.StartsWith(heading.Start, StringComparison.Ordinal) && letters.EndsWith(heading.End, StringComparison.Ordinal));

    /// <summary>Whether a line may be the first of a section heading.</summary>
    public static bool OpensSection(string letters) => letters.StartsWith("REPORTON", StringComparison.Ordinal) && letters.Length <= 90;

    /// <summary>The sub-heading a line is, or null.</summary>
    public static BasisHeading? BasisOf(string text)
    {
        var letters = Lettering.Of(text);
        return letters.Length > 40 || !LettersOnly.IsMatch(text) ? null : letters switch
        {
            "UNMODIFIEDOPINION" or "UNQUALIFIEDOPINION" => new BasisHeading(null, Opinion.Unmodified, true),
            "BASISFORQUALIFIEDOPINION" or "BASISOFQUALIFIEDOPINION" or "QUALIFIEDOPINION" => new BasisHeading(Basis.QualifiedOpinion, Opinion.Qualified, false),
            "BASISFORADVERSEOPINION" or "BASISOFADVERSEOPINION" or "ADVERSEOPINION" => new BasisHeading(Basis.AdverseOpinion, Opinion.Adverse, false),
            "BASISFORDISCLAIMEROFOPINION" or "BASISOFDISCLAIMEROFOPINION" or "DISCLAIMEROFOPINION" or "BASISFORDISCLAIMEDOPINION" =>
                new BasisHeading(Basis.DisclaimerOfOpinion, Opinion.Disclaimer, false),
            "EMPHASISOFMATTER" or "EMPHASISOFMATTERS" or "EMPHASISONMATTER" => new BasisHeading(Basis.EmphasisOfMatter, null, false),
            "OTHERMATTER" or "OTHERMATTERS" => new BasisHeading(Basis.OtherMatter, null, false),
            "OTHERINFORMATION" => new BasisHeading(Basis.OtherMatter, null, false),
            "KEYAUDITMATTER" or "KEYAUDITMATTERS" => new BasisHeading(Basis.KeyAuditMatter, null, false),
            "BASISFORCONCLUSION" or "BASISOFCONCLUSION" or "BASISFORCONCLUSIONS" or "BASISFORTHECONCLUSION" => new BasisHeading(Basis.Conclusion, null, false),
            "CONCLUSION" or "CONCLUSIONS" => new BasisHeading(null, null, true),
            _ => null,
        };
    }

    /// <summary>Names a group of chapters, not an entity.</summary>
    public static bool IsGroupLabel(string letters) => letters is "DONORFUNDEDPROJECTS" or "OTHERDONORFUNDEDPROJECTSIMPLEMENTEDBYAGENCIES" or "DONORFUNDEDPROJECT" or "PROJECTS" or "FUNDS" or "OTHERFUNDS" or "REVENUESTATEMENTSANDFUNDS";

    [GeneratedRegex(@"\AREPORTON(?:THE)?(?!LAWFUL|EFFECTIVE|OTHERLEGAL)[A-Z]{0,40}STATEMENTS?(?:[A-Z]{0,30})\z")]
    private static partial Regex StatementsHeading { get; }

    [GeneratedRegex(@"\A[\s\p{L}\-–:.]+\z")]
    private static partial Regex LettersOnly { get; }
}
