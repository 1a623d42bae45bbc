using System.Text.RegularExpressions;
using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Tells statements that there was nothing to report from findings. Clean is an untitled paragraph that
/// (a) says in any wording or misspelling that there were no material issues or matters; under an unmodified opinion or a plain conclusion
/// the word "no" may have been lost; or
/// (b) reports to a financier that records were kept and agree, and does not say that one of these was not so.
/// A paragraph with a title, or with an amount of money, is a finding.
/// </summary>
internal static partial class CleanRule
{
    public static bool IsClean(ParsedParagraph paragraph)
    {
        var text = string.Join(' ', paragraph.Blocks.Select(block => block.Text));
        if (paragraph.Title is not null || Money.IsMatch(text))
        {
            return false;
        }

        if (paragraph.Section == ReportSection.Other && Assurance.IsMatch(text))
        {
            return !Denied.IsMatch(text);
        }

        return TitleReader.CleanStart.IsMatch(text) && MaterialIssue.IsMatch(text) && (paragraph.Basis is null || Negated.IsMatch(text));
    }

    [GeneratedRegex(@"Kshs?\.?\s?[0-9]|\b(?:KES|USD|US\$|Euros?)\s?[0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Money { get; }

    [GeneratedRegex(@"\AAs required\b|\breport based on (?:my|the) audit", RegexOptions.IgnoreCase)]
    private static partial Regex Assurance { get; }

    [GeneratedRegex(@"\b(?:have|has|had|are|is|were|was)\s+not\b|\bnot in agreement|\bI (?:did|could) not\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denied { get; }

    [GeneratedRegex(@"\bmaterials?\s+(?:issue|matter|misstatement|weakness)|\b(?:issue|matter)s?\s+(?:to report|noted|relating)|\bkey audit matters?\b", RegexOptions.IgnoreCase)]
    private static partial Regex MaterialIssue { get; }

    [GeneratedRegex(@"\b(?:no|not|nothing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negated { get; }
}
