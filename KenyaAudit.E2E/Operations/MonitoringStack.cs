using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>
/// A real Prometheus and a real Alertmanager on copies of our files. In the copies only times are shorter, addresses are local and every receiver is a
/// webhook under its own name: expressions, labels, annotations, routes and inhibitions are as they are.
/// </summary>
internal sealed class MonitoringStack : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kenyaaudit-monitoring-");
    private readonly int _port = SiteProcess.FreePort();
    private readonly HttpClient _client = new();
    private Daemon? _alertmanager;
    private Daemon? _prometheus;

    private MonitoringStack()
    {
    }

    public static async Task<MonitoringStack> StartAsync(Uri site, AlertReceiver receiver, CancellationToken cancellation)
    {
        var stack = new MonitoringStack();
        try
        {
            await stack.BeginAsync(site, receiver, cancellation);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>The greatest value of an expression now; null where it has no series.</summary>
    public async Task<double?> ValueAsync(string expression, CancellationToken cancellation)
    {
        using var answer = JsonDocument.Parse(await AskAsync($"query?query={Uri.EscapeDataString($"max({expression})")}", cancellation));
        var result = answer.RootElement.GetProperty("data").GetProperty("result");
        return result.GetArrayLength() == 0 ? null : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Every name of a metric that was scraped so far.</summary>
    public async Task<HashSet<string>> NamesAsync(CancellationToken cancellation)
    {
        using var answer = JsonDocument.Parse(await AskAsync("label/__name__/values", cancellation));
        return [.. answer.RootElement.GetProperty("data").EnumerateArray().Select(name => name.GetString()!)];
    }

    /// <summary>Name and health of each rule that Prometheus evaluates.</summary>
    public async Task<IReadOnlyList<(string Name, string Health)>> RulesAsync(CancellationToken cancellation)
    {
        using var answer = JsonDocument.Parse(await AskAsync("rules", cancellation));
        return [.. answer.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("rules").EnumerateArray())
            .Select(rule => (rule.GetProperty("name").GetString()!, rule.GetProperty("health").GetString()!))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var daemon in (Daemon?[])[_prometheus, _alertmanager])
        {
            if (daemon is not null)
            {
                await daemon.DisposeAsync();
            }
        }

        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Ours(string name) => SourceTree.Read("infra", "monitoring", name);

    private Task<string> AskAsync(string question, CancellationToken cancellation) =>
        _client.GetStringAsync(new Uri($"http://127.0.0.1:{Daemon.Number(_port)}/api/v1/{question}"), cancellation);

    private async Task BeginAsync(Uri site, AlertReceiver receiver, CancellationToken cancellation)
    {
        var alertPort = SiteProcess.FreePort();
        await File.WriteAllTextAsync(In("alert_rules.yml"), Regex.Replace(Ours("alert_rules.yml"), @"\bfor: \d+[smhd]\b", "for: 1s"), cancellation);
        await File.WriteAllTextAsync(In("alertmanager.yml"), Local(Ours("alertmanager.yml"), receiver), cancellation);
        await File.WriteAllTextAsync(In("prometheus.yml"), Local(Ours("prometheus.yml"), site, alertPort), cancellation);

        // An empty address of the cluster: one Alertmanager alone, which opens no second port.
        _alertmanager = await Daemon.StartAsync(
            "prometheus-alertmanager", alertPort, cancellation, $"--config.file={In("alertmanager.yml")}", $"--storage.path={In("alertmanager")}",
            $"--web.listen-address=127.0.0.1:{Daemon.Number(alertPort)}", "--cluster.listen-address=");

        // The first look may come before Prometheus knows of the Alertmanager; what is sent again after a minute by itself is sent again at the next look here.
        _prometheus = await Daemon.StartAsync(
            "prometheus", _port, cancellation, $"--config.file={In("prometheus.yml")}", $"--storage.tsdb.path={In("prometheus")}",
            $"--web.listen-address=127.0.0.1:{Daemon.Number(_port)}", "--rules.alert.resend-delay=1s");
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static string Local(string alertmanager, AlertReceiver receiver)
    {
        var parts = alertmanager.Split("\nreceivers:\n");
        var names = Regex.Matches(parts[1], @"- name: (\S+)").Select(match => match.Groups[1].Value);
        var receivers = names.Select(name => $"  - name: {name}\n    webhook_configs:\n      - url: '{receiver.Address}{name}'\n        send_resolved: true");
        return $"{Regex.Replace(parts[0], @"\b(group_wait|group_interval): \d+[smh]", "$1: 1s")}\nreceivers:\n{string.Join('\n', receivers)}\n";
    }

    // The site's own job is the first; the exporters of the others are not part of this.
    private static string Local(string prometheus, Uri site, int alertPort)
    {
        var own = Regex.Match(prometheus, @"\A.*?- job_name: kenyaaudit\n.*?(?=\n  - job_name:)", RegexOptions.Singleline).Value;
        own = Regex.Replace(own, @"\b(scrape_interval|evaluation_interval): \d+s", "$1: 1s");
        own = own.Replace("'alertmanager:9093'", $"'127.0.0.1:{Daemon.Number(alertPort)}'", StringComparison.Ordinal);
        return Regex.Replace(own, @"targets: \['app1[^]]*\]", $"targets: ['{site.Authority}']") + "\n";
    }
}
