using System.Globalization;
using System.Text.RegularExpressions;

namespace KenyaAudit.Etl.Vocabulary;

/// <summary>
/// The permanent name of a finding: series, financial year, paragraph as printed ("ng-2020-21-319").
/// Never changed, never reused, independent of title and load order.
/// </summary>
public readonly partial record struct FindingReference
{
    private FindingReference(string value) => Value = value;

    /// <summary>The canonical text, in lower case.</summary>
    public string Value { get; }

    public override string ToString() => Value;

    /// <summary>For reports whose paragraph numbers run through the whole book.</summary>
    public static FindingReference Of(ReportSeries series, FinancialYear year, int paragraph) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{series.Slug()}-{year.Slug}-{paragraph}"));

    /// <summary>Reads a reference in any letter case. Refuses padded numbers, unknown series and years that do not follow each other.</summary>
    public static bool TryParse(string? text, out FindingReference reference)
    {
        reference = default;
        var match = Shape.Match(text ?? "");
        if (!match.Success || !FinancialYear.TryParse(match.Groups["fy"].Value, out _))
        {
            return false;
        }

        reference = new FindingReference(match.Value.ToLowerInvariant());
        return true;
    }

    // The longer form is for reports whose numbering restarts in each part.
    [GeneratedRegex(@"\A(?<series>ng|ce|ca)-(?<fy>[0-9]{4}-[0-9]{2})-(?:(?<entity>[a-z0-9]+(?:-[a-z0-9]+)*)-(?<part>fs|la|ic|ot)-(?<basis>bq|ba|bd|em|om|kam|bc)-)?(?<para>[1-9][0-9]{0,5})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape { get; }
}
