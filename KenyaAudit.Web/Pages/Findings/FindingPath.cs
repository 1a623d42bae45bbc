using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>What the address of a finding asks for.</summary>
/// <param name="Reference">Canonical; null when the word is no reference.</param>
/// <param name="Version">Null is the current one.</param>
/// <param name="Reserved">The tail is kept for a page that does not exist yet.</param>
/// <param name="Canonical">Where this address should stand, when it is known what it means.</param>
internal sealed partial record FindingPath(string? Reference, int? Version, bool Reserved, string? Canonical)
{
    public static FindingPath Of(string word, string? tail)
    {
        if (!FindingReference.TryParse(word, out var reference))
        {
            return new FindingPath(null, null, false, null);
        }

        var rest = (tail ?? "").Trim('/').ToLowerInvariant();
        if (VersionTail.Match(rest) is { Success: true } match
            && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return new FindingPath(reference.Value, version, false, SiteLinks.FindingVersion(reference.Value, version));
        }

        return ReservedTail.IsMatch(rest)
            ? new FindingPath(reference.Value, null, true, null)
            : new FindingPath(reference.Value, null, false, SiteLinks.Finding(reference.Value));
    }

    [GeneratedRegex(@"\Av([1-9][0-9]*)\z")]
    private static partial Regex VersionTail { get; }

    // Also what lies below and beside them: "cite.bib", "diff/1", "v0".
    [GeneratedRegex(@"\A(?:v[0-9]+|history|diff|cite)(?:[./].*)?\z")]
    private static partial Regex ReservedTail { get; }
}
