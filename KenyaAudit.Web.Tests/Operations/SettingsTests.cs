using System.Text.RegularExpressions;
using KenyaAudit.Web.Secrets;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>Settings of every way to run the site: each exists, has a value that the site takes, and is no secret.</summary>
[Collection(HangfireTests.Name)]
public sealed partial class SettingsTests
{
    private const string ClusterSecrets = "/run/secrets/kenyaaudit/";

    private static IEnumerable<(string Name, string Value)> OfUnits => UnitSetting().Matches(Deployed.Text("systemd", "kenyaaudit@.service") + Deployed.Text("systemd", "kenyaaudit-backup.service"))
        .SelectMany(match => match.Groups[1].Value.Split(' ')).Concat(Deployed.Text("systemd", "kenyaaudit.env").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        .Select(text => (text.Split('=')[0], text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    private static IEnumerable<(string Name, string Value)> OfCluster => Pairs(Deployed.Settings).Concat(Deployed.PodTemplates.SelectMany(template => template.All)
        .SelectMany(place => place["env"].Items).Select(entry => (entry["name"].Text, entry["value"].Text)));

    [Fact]
    public void Every_setting_is_one_that_the_binary_reads()
    {
        var composed = Deployed.Nodes.SelectMany(name => Pairs(Deployed.Services[name]["environment"])).ToList();
        (string Name, string Value)[] all = [.. composed, .. OfCluster, .. OfUnits, .. Deployed.ImageSettings.Select(pair => (pair.Key, pair.Value))];

        Assert.True(composed.Count > 40 && OfCluster.Count() > 15 && OfUnits.Count() > 8);
        Assert.DoesNotContain(all.Select(setting => setting.Name), name => !KnownSettings.Has(name));
    }

    [Theory]
    [InlineData("Jobs__Onyl")]
    [InlineData("Jobs")]
    [InlineData("Proxies__Known")]
    [InlineData("RateLimits__Read__Permit")]
    [InlineData("SECRET_KEYFILE")]
    [InlineData("SMTP_HOST_FILE")]
    public void A_name_that_means_nothing_is_noticed(string name) => Assert.False(KnownSettings.Has(name));

    [Theory]
    [InlineData("Jobs__Only")]
    [InlineData("Proxies__Known__1")]
    [InlineData("RateLimits__Read__Permits")]
    [InlineData("DATABASE_URL_FILE")]
    public void A_name_that_means_something_is_known(string name) => Assert.True(KnownSettings.Has(name));

    [Fact]
    public void No_secret_is_written_down_and_each_is_read_from_a_file_that_is_mounted()
    {
        // The one that names no password: Redis is reached inside the network of the stores only.
        (string Name, string Value)[] all = [.. Deployed.Nodes.SelectMany(name => Pairs(Deployed.Services[name]["environment"])), .. OfCluster, .. OfUnits];
        Assert.Equal(["redis://redis:6379/0"], all.Where(setting => SecretNames.All.Contains(setting.Name)).Select(setting => setting.Value).Distinct());
        Assert.All(Deployed.Nodes, name => Assert.Equal(
            Deployed.Services[name]["secrets"].Texts.Order(),
            Files(Pairs(Deployed.Services[name]["environment"])).Select(path => path.Replace("/run/secrets/", "", StringComparison.Ordinal)).Order()));

        var made = Regex.Matches(Deployed.Text("k8s", "settings.yaml"), "--from-file=(\\w+)").Select(match => ClusterSecrets + match.Groups[1].Value);
        Assert.Equal(made.Order(), Files(OfCluster).Order());
        Assert.All(Deployed.PodTemplates, template => Assert.Equal(
            ("kenyaaudit", ClusterSecrets.TrimEnd('/')),
            (template["spec"]["volumes"].Items.Single(volume => volume["name"].Text == "secrets")["secret"]["secretName"].Text,
                template.All.Single(place => place["mountPath"].Exists && place["name"].Text == "secrets")["mountPath"].Text)));
    }

    [Theory]
    [InlineData("app1")]
    [InlineData("app2")]
    [InlineData("worker")]
    public void The_site_takes_the_settings_of_a_container(string name)
    {
        using var node = new Mounted();
        Composed.Validate(node.Adapt([.. Deployed.ImageSettings.Select(pair => (pair.Key, pair.Value)), .. Pairs(Deployed.Services[name]["environment"])]));
    }

    [Theory]
    [InlineData("kenyaaudit")]
    [InlineData("kenyaaudit-worker")]
    public void The_site_takes_the_settings_of_a_pod(string deployment)
    {
        var own = Deployed.Named("Deployment", deployment)["spec"]["template"].All.SelectMany(place => place["env"].Items).Select(entry => (entry["name"].Text, entry["value"].Text));
        using var node = new Mounted();
        Composed.Validate(node.Adapt([.. Deployed.ImageSettings.Select(pair => (pair.Key, pair.Value)), .. Pairs(Deployed.Settings), .. own]));
    }

    private static IEnumerable<(string Name, string Value)> Pairs(Yaml map) => map.Pairs.Select(pair => (pair.Key, pair.Value.Text));

    private static IEnumerable<string> Files(IEnumerable<(string Name, string Value)> settings) =>
        settings.Where(setting => setting.Name.EndsWith(SecretNames.FileSuffix, StringComparison.Ordinal)).Select(setting => setting.Value).Distinct();

    [GeneratedRegex("^Environment=(.+)$", RegexOptions.Multiline)]
    private static partial Regex UnitSetting();

    /// <summary>A machine on which every secret is mounted: the settings of a container with their paths moved into a folder.</summary>
    private sealed class Mounted : IDisposable
    {
        private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
        {
            ["DATABASE_URL_FILE"] = "sqlserver://kenyaaudit:p@sqlserver:1433/kenyaaudit",
            ["REDIS_URL_FILE"] = "redis://redis:6379/0",
            ["SLACK_WEBHOOK_URL_FILE"] = "https://hooks.slack.com/services/T/B/x",
        };

        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kenyaaudit-");

        public IEnumerable<(string Name, string Value)> Adapt(IEnumerable<(string Name, string Value)> settings) => settings
            .Where(setting => !setting.Name.StartsWith("ASPNETCORE_HTTP", StringComparison.Ordinal))
            .Select(setting => setting.Name switch
            {
                "KENYAAUDIT_DATA" => (setting.Name, _folder.FullName),
                "ASPNETCORE_URLS" => ("urls", setting.Value),
                "ASPNETCORE_ENVIRONMENT" => ("environment", setting.Value),
                _ when setting.Name.EndsWith(SecretNames.FileSuffix, StringComparison.Ordinal) => (setting.Name, Written(setting.Name)),
                _ => setting,
            });

        public void Dispose() => _folder.Delete(recursive: true);

        private string Written(string name)
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path, Values.GetValueOrDefault(name, "a secret of tests, long enough for it") + "\n");
            return path;
        }
    }
}
