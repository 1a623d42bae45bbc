using System.Text.RegularExpressions;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.RateLimits;
using KenyaAudit.Web.Telemetry;
using KenyaAudit.Web.Tests.Support;
using KenyaAudit.Web.Tests.Telemetry;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Runbook;

/// <summary>What the runbook writes as code exists: whoever types it at night gets what it promises.</summary>
[Collection(HangfireTests.Name)]
public sealed partial class RunbookNamesTests(ScrapedSite site) : IClassFixture<ScrapedSite>
{
    /// <summary>First part of a path of the machine, which is no address of the site.</summary>
    private static readonly string[] OfTheMachine = ["etc", "var", "opt", "run", "srv", "usr", "mnt", "proc", "sys", "backup", "dev", "abs"];

    /// <summary>Told by exporters beside the site.</summary>
    private static readonly string[] OfExporters = ["redis_up", "redis_memory_used_bytes", "redis_memory_max_bytes", "probe_success", "probe_ssl_earliest_cert_expiry"];

    /// <summary>Answered by middleware, before any endpoint: the scrape, and where a provider sends people back to.</summary>
    private static readonly string[] WithoutEndpoint = [MetricsDoor.Path, "/account/provider/answer"];

    [Fact]
    public void Every_setting_is_one_that_the_site_reads()
    {
        var variables = RunbookText.Ours.Names(Variable());
        var keys = RunbookText.Ours.Names(Key());

        Assert.True(variables.Count >= 10 && keys.Count >= 25, $"{variables.Count} variables, {keys.Count} keys");
        None(variables.Where(name => !KnownSettings.IsVariable(name)));
        None(keys.Where(key => !KnownSettings.IsKey(key)));
    }

    [Theory]
    [InlineData("Fetch__Enabld", false)]
    [InlineData("Fetcher__Enabled", false)]
    [InlineData("RateLimits__Read", true)]
    [InlineData("RateLimits__Read__Permit", false)]
    [InlineData("Proxies__Known__0", true)]
    [InlineData("Proxies__Known__first", false)]
    [InlineData("Alerts:Sources:oag-national:Warning", true)]
    [InlineData("Secrets__RefreshMinutes", false)]
    public void A_key_that_nobody_reads_is_told_from_one_that_is_read(string key, bool isKnown) => Assert.Equal(isKnown, KnownSettings.IsKey(key));

    [Fact]
    public async Task Every_table_is_in_the_model_and_every_other_name_in_one_word_is_a_rule_a_policy_or_an_outcome()
    {
        var tables = new HashSet<string>(StringComparer.Ordinal);
        await site.StoreAsync((db, _) =>
        {
            tables.UnionWith(db.Model.GetEntityTypes().Select(type => type.GetTableName()!));
            return Task.CompletedTask;
        });
        var asked = RunbookText.Ours.Names(AfterFrom());

        Assert.True(asked.Count >= 8, $"{asked.Count} tables");
        None(asked.Except(tables));
        None(RunbookText.Ours.Spans.Where(span => OneWord().IsMatch(span)).Except(tables).Except(MonitoringRules.Names)
            .Except(Enum.GetNames<LimitPolicy>()).Except(Enum.GetNames<FetchKind>()).Except([LimitHeaders.State, "AllowedHosts"]));
    }

    [Fact]
    public void Every_address_of_the_site_is_one_that_it_answers()
    {
        var patterns = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), [])).ToList();
        var asked = RunbookText.Ours.Names(Address()).Concat(RunbookText.Ours.Spans.Where(span => OwnPath().IsMatch(span))).Select(path => path.Split('?')[0])
            .Where(path => !OfTheMachine.Contains(path.Split('/')[1])).Distinct().ToList();

        Assert.True(asked.Count >= 15, string.Join(' ', asked));
        None(asked.Except(WithoutEndpoint).Where(path => path != "/" && !patterns.Any(pattern => pattern.TryMatch(path, []))));
    }

    [Fact]
    public async Task Every_metric_is_one_that_the_site_or_a_named_exporter_emits()
    {
        var metrics = RunbookText.Ours.Code.SelectMany(Spelt).SelectMany(code => Metric().Matches(code)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(metrics.Count >= 15, $"{metrics.Count} metrics");
        None(metrics.Except(OfExporters).Except(await site.MetricsAsync()));
    }

    [Fact]
    public void Every_command_of_the_binary_is_understood_by_it()
    {
        var commands = RunbookText.Ours.Names(Command()).Concat(RunbookText.Ours.Code.Where(code => BareCommand().IsMatch(code))).ToList();

        Assert.True(commands.Count >= 6, string.Join('\n', commands));
        None(commands.Where(command => CommandLine.Parse(Optional().Replace(command, "").Replace("\"", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)) is null));
    }

    [Fact]
    public void Every_file_and_every_link_leads_somewhere()
    {
        var files = RunbookText.Ours.Names(OwnFile());

        Assert.True(files.Count >= 5, string.Join(' ', files));
        None(files.Where(file => !Path.Exists(Path.Combine(Repository.Root, file))));
        None(RunbookText.Ours.Links.Where(link => link.StartsWith('#') && !RunbookText.Ours.Anchors.Contains(link[1..])));
        None(RunbookText.Ours.Links.Where(link => !link.StartsWith('#') && !link.Contains("://", StringComparison.Ordinal) && !File.Exists(Path.Combine(Repository.Root, "docs", link.Split('#')[0]))));
    }

    // A pattern of grep names several: "a_(b|c)" is a_b and a_c.
    private static IEnumerable<string> Spelt(string code) =>
        [Choice().Replace(code, ""), .. Choice().Matches(code).SelectMany(match => match.Groups[2].Value.Split('|').Select(end => match.Groups[1].Value + end + match.Groups[3].Value))];

    private static void None(IEnumerable<string> strangers)
    {
        var all = strangers.Distinct().ToList();
        Assert.True(all.Count == 0, $"The runbook names what does not exist: {string.Join(" | ", all)}");
    }

    [GeneratedRegex("(?<![A-Za-z0-9_])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![A-Za-z0-9_])")]
    private static partial Regex Variable();

    [GeneratedRegex("(?<![A-Za-z0-9_:])([A-Z][a-z][A-Za-z]*(?:(?:__|:)[A-Za-z0-9-]+)+)")]
    private static partial Regex Key();

    [GeneratedRegex("\\b(?:FROM|JOIN|UPDATE|INTO|TABLE) ([A-Z][A-Za-z]+)")]
    private static partial Regex AfterFrom();

    [GeneratedRegex("^(?:[A-Z][a-z]+){2,}$")]
    private static partial Regex OneWord();

    [GeneratedRegex("\\$SITE(/[^\\s\"'`)|;]*)")]
    private static partial Regex Address();

    [GeneratedRegex("^/[^\\s{}*]*$")]
    private static partial Regex OwnPath();

    [GeneratedRegex("\\b((?:kenyaaudit|http_server|redis|probe|dotnet)_[a-z_]+[a-z])\\b")]
    private static partial Regex Metric();

    [GeneratedRegex("((?:kenyaaudit|http_server|redis|probe|dotnet)_[a-z_]*)\\(([a-z_|]+)\\)([a-z_]*)")]
    private static partial Regex Choice();

    [GeneratedRegex("(?:KenyaAudit\\.Web\\.dll|\"\\$APP\") ([a-z][^|>&;#)]*)")]
    private static partial Regex Command();

    [GeneratedRegex("^(?:serve|migrate|ingest|reindex|facts|admin|check|backup) .*--")]
    private static partial Regex BareCommand();

    [GeneratedRegex("\\[[^]]*\\]")]
    private static partial Regex Optional();

    [GeneratedRegex("(?<![\\w/.$-])((?:infra|docs|etl)/[\\w./-]*\\w)")]
    private static partial Regex OwnFile();
}
