using System.Text.Json;
using System.Text.RegularExpressions;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Telemetry;

/// <summary>Rules, routes and dashboards, by the tools that will read them, and against what the site really emits.</summary>
[Collection(HangfireTests.Name)]
public sealed partial class MonitoringFilesTests(ScrapedSite site) : IClassFixture<ScrapedSite>
{
    /// <summary>What is emitted by others: Prometheus itself, redis_exporter and blackbox_exporter.</summary>
    private static readonly string[] OfExporters =
        ["up", "ALERTS", "redis_up", "redis_memory_used_bytes", "redis_memory_max_bytes", "probe_success", "probe_ssl_earliest_cert_expiry"];

    private static string Folder => Path.Combine(Repository.Root, "infra", "monitoring");

    private static string Rules => File.ReadAllText(Path.Combine(Folder, "alert_rules.yml"));

    [Fact]
    public async Task Every_rule_fires_on_what_it_is_for_and_stays_quiet_on_what_is_near_it()
    {
        var names = RuleName().Matches(Rules).Select(match => match.Groups[1].Value).ToList();
        var cases = CaseName().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, "alert_rules.test.yml"), TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value);
        Assert.True(names.Count >= 28);
        Assert.Equal(names.SelectMany(name => (string[])[$"{name} fires", $"{name} stays quiet"]), cases);

        var (exit, output) = await Tool.RunAsync("promtool", "test", "rules", Path.Combine(Folder, "alert_rules.test.yml"));

        Assert.True(exit == 0, output);
    }

    [Fact]
    public void Every_rule_says_how_grave_it_is_what_it_means_and_where_to_read_on()
    {
        var anchors = Headings(File.ReadAllText(Path.Combine(Repository.Root, "docs", "RUNBOOK.md")));
        var dashboards = Directory.GetFiles(Path.Combine(Folder, "grafana")).Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("uid").GetString()).ToHashSet();
        var rules = Rules.Split("- alert: ")[1..];
        Assert.All(rules, rule =>
        {
            Assert.Matches("severity: (info|warning|error|critical)\n", rule);
            Assert.Matches("summary: '.+'\n", rule);
            Assert.Matches("description: '.+'\n", rule);
            Assert.Contains(Regex.Match(rule, "runbook_url: \\S+RUNBOOK\\.md#(\\S+)").Groups[1].Value, anchors);
            Assert.Contains(Regex.Match(rule, "dashboard_url: \\S+/d/(\\S+)").Groups[1].Value, dashboards);
        });
    }

    [Fact]
    public async Task Rules_and_panels_use_only_what_the_site_or_a_named_exporter_emits()
    {
        var emitted = await site.MetricsAsync();
        var panels = Directory.GetFiles(Path.Combine(Folder, "grafana")).SelectMany(file => Expressions(JsonDocument.Parse(File.ReadAllText(file)).RootElement)).ToList();
        Assert.True(panels.Count > 30);

        var used = RuleExpression().Matches(Rules).Select(match => match.Groups[1].Value).Concat(panels).SelectMany(Names).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("kenyaaudit_db_up", used);
        Assert.Empty(used.Except(OfExporters).Except(emitted));
    }

    [Fact]
    public async Task The_configuration_of_the_alertmanager_is_read_and_sends_each_severity_where_it_should_go()
    {
        var file = Path.Combine(Folder, "alertmanager.yml");
        Assert.Equal((0, true), ((await Tool.RunAsync("amtool", "check-config", file)) is var (exit, output) ? exit : 1, output.Contains("SUCCESS", StringComparison.Ordinal)));
        foreach (var (labels, receiver) in ((string[], string)[])[
            (["alertname=DatabaseDown", "severity=critical"], "pager"), (["alertname=IngestFailed", "severity=error"], "slack"),
            (["alertname=SearchSlow", "severity=warning"], "mail"), (["alertname=IndexLarge", "severity=info"], "nobody"),
            (["alertname=DeadMansSwitch", "severity=info"], "heartbeat"), (["alertname=Strange"], "mail")])
        {
            var (code, words) = await Tool.RunAsync("amtool", ["config", "routes", "test", $"--config.file={file}", $"--verify.receivers={receiver}", .. labels]);
            Assert.True(code == 0, words);
        }
    }

    [Fact]
    public async Task The_configuration_of_prometheus_is_read() =>
        Assert.Equal(0, (await Tool.RunAsync("promtool", "check", "config", "--syntax-only", Path.Combine(Folder, "prometheus.yml"))).Exit);

    private static HashSet<string> Headings(string markdown) =>
        [.. Regex.Matches(markdown, "^#+ (.+)$", RegexOptions.Multiline).Select(match => Regex.Replace(match.Groups[1].Value.Trim().ToLowerInvariant().Replace(' ', '-'), "[^a-z0-9-]", ""))];

    private static IEnumerable<string> Expressions(JsonElement dashboard) =>
        dashboard.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!);

    // What is left when labels, strings, groupings and durations are taken away, and is no function.
    private static IEnumerable<string> Names(string expression)
    {
        var bare = Regex.Replace(expression.Replace("''", "'", StringComparison.Ordinal), "\\{[^}]*\\}|\\[[^\\]]*\\]|\"[^\"]*\"|\\b(by|on|without) \\([^)]*\\)", " ");
        return Word().Matches(bare).Select(match => match.Value).Where(word => word.Contains('_', StringComparison.Ordinal) && !word.EndsWith("_over_time", StringComparison.Ordinal) && word != "histogram_quantile" || word == "up");
    }

    [GeneratedRegex("- alert: (\\w+)")]
    private static partial Regex RuleName();

    [GeneratedRegex("- name: '([^']+)'")]
    private static partial Regex CaseName();

    [GeneratedRegex("expr: '(.+)'\n")]
    private static partial Regex RuleExpression();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
