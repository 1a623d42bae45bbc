using System.Text.RegularExpressions;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>The image and the site on one machine: that the files agree with each other and with the binary, and give nobody more than it needs.</summary>
public sealed class ContainerTests
{
    private static IEnumerable<(string Name, Yaml Service)> All => Deployed.Services.Pairs;

    [Fact]
    public void Every_container_runs_without_root_and_writes_only_where_it_was_told()
    {
        Assert.All(All, container =>
        {
            Assert.Equal(("true", "ALL", "no-new-privileges:true"), (container.Service["read_only"].Text, Assert.Single(container.Service["cap_drop"].Texts), Assert.Single(container.Service["security_opt"].Texts)));
            Assert.Matches("^[1-9][0-9]*:[0-9]+$", container.Service["user"].Text);
            Assert.False(container.Service["privileged"].Exists || container.Service["network_mode"].Exists);
        });
        Assert.Equal(["sqlserver NET_BIND_SERVICE"], All.SelectMany(container => container.Service["cap_add"].Texts.Select(right => $"{container.Name} {right}")));
        Assert.All(Deployed.Nodes, name =>
        {
            Assert.Contains(Deployed.Services[name]["volumes"].Texts, volume => volume.EndsWith(":/data", StringComparison.Ordinal));
            Assert.Contains(Deployed.Services[name]["tmpfs"].Texts, place => place.StartsWith("/tmp:", StringComparison.Ordinal));
        });
        Assert.DoesNotContain(All.SelectMany(container => container.Service["volumes"].Texts), volume => volume.Contains("docker.sock", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_name_that_a_container_uses_is_declared()
    {
        string[] volumes = [.. Deployed.Compose["volumes"].Keys], networks = [.. Deployed.Compose["networks"].Keys], secrets = [.. Deployed.Compose["secrets"].Keys];
        Assert.All(All, container =>
        {
            Assert.NotEmpty(container.Service["networks"].Texts);
            Assert.Subset(networks.ToHashSet(), container.Service["networks"].Texts.ToHashSet());
            Assert.Subset(secrets.ToHashSet(), Sources(container.Service["secrets"]).ToHashSet());
            Assert.Subset(Deployed.Services.Keys.ToHashSet(), container.Service["depends_on"].Keys.ToHashSet());
            Assert.All(container.Service["volumes"].Texts.Select(volume => volume.Split(':')[0]), volume =>
                Assert.True(volume == "/" || volumes.Contains(volume) || Path.Exists(Path.Combine(Repository.Root, "infra", volume)), volume));
        });
        Assert.Empty(volumes.Except(All.SelectMany(container => container.Service["volumes"].Texts).Select(volume => volume.Split(':')[0])));
        Assert.Empty(secrets.Except(All.SelectMany(container => Sources(container.Service["secrets"]))));
    }

    [Fact]
    public void The_nodes_are_one_image_that_is_built_here_and_every_other_image_has_a_version()
    {
        Assert.All(Deployed.Nodes, name =>
        {
            var (image, build) = (Deployed.Services[name]["image"].Text, Deployed.Services[name]["build"]);
            Assert.Equal("kenyaaudit:dev", image);
            Assert.True(File.Exists(Path.Combine(Repository.Root, "infra", build["context"].Text, build["dockerfile"].Text)));
        });
        Assert.All(All, container => Assert.Matches("^kenyaaudit:dev$|:v?[0-9]", container.Service["image"].Text));
        foreach (Match copied in Regex.Matches(Deployed.Dockerfile, "^COPY (?!--)(.+) \\S+$", RegexOptions.Multiline))
        {
            Assert.All(copied.Groups[1].Value.Split(' '), path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        }
    }

    [Fact]
    public void The_image_has_one_user_who_owns_nothing_but_its_data_and_is_ended_by_the_signal_that_the_site_heeds()
    {
        var last = Deployed.Dockerfile[Deployed.Dockerfile.LastIndexOf("FROM ", StringComparison.Ordinal)..];
        var user = Regex.Match(last, "^USER (\\S+)$", RegexOptions.Multiline).Groups[1].Value;
        Assert.Matches("^[1-9][0-9]*:[1-9][0-9]*$", user);
        Assert.All(Deployed.Nodes, name => Assert.Equal(user, Deployed.Services[name]["user"].Text));
        Assert.Contains($"--chown={user} /data", last, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN ", last, StringComparison.Ordinal);
        Assert.Contains("\nSTOPSIGNAL SIGTERM\n", last, StringComparison.Ordinal);
        Assert.Equal("/data", Deployed.ImageSettings[DataFolder.Setting]);
    }

    [Fact]
    public void Ports_agree_between_image_proxy_and_watchers()
    {
        var exposed = Regex.Match(Deployed.Dockerfile, "^EXPOSE (.+)$", RegexOptions.Multiline).Groups[1].Value.Split(' ');
        Assert.Equal(exposed, Regex.Matches(Deployed.ImageSettings["ASPNETCORE_URLS"], ":(\\d+)").Select(match => match.Groups[1].Value));
        var (pages, management) = (exposed[0], exposed[1]);
        Assert.Equal(management, Deployed.ImageSettings["Telemetry__ManagementPort"]);

        var upstream = Regex.Matches(Deployed.Proxy, "^ +server ([\\w.:-]+) ", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal([$"app1:{pages}", $"app2:{pages}"], upstream);

        var prometheus = Assert.Single(Yaml.Documents("monitoring", "prometheus.yml"));
        var targets = prometheus.All.SelectMany(place => place["targets"].Texts).ToArray();
        Assert.Equal(["app1", "app2", "worker"], targets.Where(target => target.EndsWith($":{management}", StringComparison.Ordinal)).Select(target => target.Split(':')[0]));
        var named = targets.Where(target => !target.StartsWith("https://", StringComparison.Ordinal)).Select(target => target.Replace("http://", "", StringComparison.Ordinal).Split(':')[0]);
        Assert.Empty(named.Except(Deployed.Services.Keys));
        Assert.Equal(["127.0.0.1:3000:3000", "443:443", "80:80"], All.SelectMany(container => container.Service["ports"].Texts).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Health_is_asked_by_the_binary_with_a_verb_that_it_has()
    {
        var asked = Regex.Match(Deployed.Dockerfile, "HEALTHCHECK .* CMD \\[(.+)\\]").Groups[1].Value.Split(", ").Select(word => word.Trim('"')).ToArray();
        Assert.Equal(["dotnet", "KenyaAudit.Web.dll", CommandLine.Health], asked);
        Assert.NotNull(CommandLine.Parse(asked[2..]));
        Assert.All(Deployed.Nodes.Except(["migrate"]), name => Assert.Equal(["CMD", .. asked], Deployed.Services[name]["healthcheck"]["test"].Texts));
        Assert.NotNull(CommandLine.Parse([.. Deployed.Services["migrate"]["command"].Texts]));
    }

    [Fact]
    public void The_dashboards_ask_the_source_that_is_set_up_and_lie_where_it_is_said()
    {
        var source = Assert.Single(Assert.Single(Yaml.Documents("docker", "grafana", "datasource.yaml"))["datasources"].Items);
        Assert.Equal("http://prometheus:9090", source["url"].Text);
        Assert.All(Directory.GetFiles(Path.Combine(Repository.Root, "infra", "monitoring", "grafana")), file =>
            Assert.Contains($"\"uid\": \"{source["uid"].Text}\"", File.ReadAllText(file), StringComparison.Ordinal));
        var folder = Assert.Single(Assert.Single(Yaml.Documents("docker", "grafana", "dashboards.yaml"))["providers"].Items)["options"]["path"].Text;
        Assert.Contains($"./monitoring/grafana:{folder}:ro", Deployed.Services["grafana"]["volumes"].Texts);
    }

    [Fact]
    public void The_certificate_lies_where_the_proxy_looks_for_it()
    {
        var targets = Deployed.Services["proxy"]["secrets"].Items.Select(secret => secret["target"].Text);
        Assert.Equal(targets, Regex.Matches(Deployed.Proxy, "ssl_certificate(?:_key)? ([^;]+);").Select(match => match.Groups[1].Value));
        var writable = Deployed.Services["proxy"]["tmpfs"].Texts.Select(place => place.Split(':')[0]).ToArray();
        Assert.All(Regex.Matches(Deployed.Proxy, "proxy_cache_path (/[^ ]+) ").Select(match => match.Groups[1].Value), path =>
            Assert.Contains(writable, place => path.StartsWith(place + "/", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Sources(Yaml list) => list.Items.Select(item => item["source"].Exists ? item["source"].Text : item.Text);
}
