using System.Text.RegularExpressions;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Runbook;

/// <summary>Name of each rule of infra/monitoring and the part of the runbook that it sends people to.</summary>
internal static partial class MonitoringRules
{
    public static IReadOnlyDictionary<string, string> Anchors { get; } = Rule()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, "infra", "monitoring", "alert_rules.yml")))
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["anchor"].Value, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Anchors.Keys;

    [GeneratedRegex("- alert: (?<name>\\w+)\n(?:(?!- alert:).)*?runbook_url: \\S+RUNBOOK\\.md#(?<anchor>\\S+)", RegexOptions.Singleline)]
    private static partial Regex Rule();
}
