using System.Text.RegularExpressions;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Normalise;

/// <summary>
/// Tells a numbered statement that there was nothing to report from a finding. Only a paragraph without a title can be one, and
/// only when all of it is form: no amount, no word that announces a matter, and no sentence beyond the forms below. What opens
/// like a clean statement and then states a matter is a finding, and so is a conclusion against the entity ("have not been applied lawfully").
/// </summary>
internal static partial class CleanStatements
{
    public static bool Is(ParsedParagraph paragraph)
    {
        if (paragraph.Title is not null || paragraph.SubParagraphs.Count > 0 || paragraph.Blocks.Any(block => block.Kind != BlockKind.Prose))
        {
            return false;
        }

        var text = string.Join(' ', paragraph.Blocks.Select(block => block.Text));
        var denies = paragraph.Basis is null || !Affirms.IsMatch(text);
        return denies && AmountReader.Find(text).Count == 0 && !But.IsMatch(text) && ((Assurance.IsMatch(text) && !Denied.IsMatch(text)) || Sentences(text).All(sentence => Forms.IsMatch(sentence)));
    }

    private static IEnumerable<string> Sentences(string text) => Stop.Split(text).Where(sentence => sentence.Any(char.IsLetter));

    [GeneratedRegex(@"(?<=[\p{L})])\.\s+(?=\p{Lu})(?<!\b(?:No|Ref|Cr|Nos)\.\s+)")]
    private static partial Regex Stop { get; }

    // What a financier asks the auditor to confirm; its sentences vary with the agreement, and none states a matter.
    [GeneratedRegex(@"^\s*As\s+required\b.*\bI\s+(?:report|confirm)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Assurance { get; }

    // "Adequate accounting records have not been kept" is a matter in the dress of an assurance.
    [GeneratedRegex(@"\b(?:have|has|had|are|is|were|was)\s+not\b|\bnot\s+in\s+agreement\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denied { get; }

    // Under an unmodified opinion "There were material issues" is the printer's slip; under a basis for something worse it is not.
    [GeneratedRegex(@"^\s*There\s+(?:was|were|are|is)\s+(?:material|significant|key)", RegexOptions.IgnoreCase)]
    private static partial Regex Affirms { get; }

    [GeneratedRegex("""
        ^\s*(?:
          There\s+(?:was|were|are|is|where)?\s*(?:no|not\s+any)?\s*(?:other|any)?\s*(?:material|significant|key\s+audit|reportable)?s?\s*(?:issues?|matters?)\b(?!.*\bexcept\b)
        | No\s+(?:other\s+)?material\s+(?:issues?|matters?)\b
        | The\s+audit\s+did\s+not\s+reveal\b
        | I\s+have\s+(?:nothing\s+to\s+report|obtained\s+all\s+the\s+information)
        )
        """, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Forms { get; }

    [GeneratedRegex(@"\b(?:however|did\s+not\s+(?:keep|maintain|provide|comply)|contrary\s+to|in\s+breach)\b", RegexOptions.IgnoreCase)]
    private static partial Regex But { get; }
}
