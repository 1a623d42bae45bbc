using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>The site in a cluster: pods that are hardened, probes that meet routes, and selectors that select.</summary>
public sealed class ClusterTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly string[] Kinds =
        ["ConfigMap", "Deployment", "Deployment", "Ingress", "Job", "Namespace", "NetworkPolicy", "NetworkPolicy", "NetworkPolicy", "PersistentVolumeClaim", "PodDisruptionBudget", "PodDisruptionBudget", "Service", "ServiceAccount"];

    private static IEnumerable<Yaml> Pods => Deployed.PodTemplates.Select(template => template["spec"]);

    [Fact]
    public void Every_object_has_a_kind_a_name_and_the_namespace_and_none_is_a_secret()
    {
        Assert.Equal(Kinds, Deployed.Cluster.Select(document => document["kind"].Text).Order(StringComparer.Ordinal));
        Assert.All(Deployed.Cluster, document =>
        {
            Assert.NotEmpty(document["apiVersion"].Text);
            Assert.True(document["metadata"]["name"].Exists || document["metadata"]["generateName"].Exists);
            Assert.Equal(document["kind"].Text == "Namespace" ? "" : "kenyaaudit", document["metadata"]["namespace"].Text);
        });
    }

    [Fact]
    public void Every_pod_runs_as_the_user_of_the_image_and_writes_only_to_its_volumes()
    {
        Assert.Equal(3, Pods.Count());
        Assert.All(Pods, pod =>
        {
            var (user, container) = (pod["securityContext"], Assert.Single(pod["containers"].Items));
            Assert.Equal(("true", "RuntimeDefault", "false"), (user["runAsNonRoot"].Text, user["seccompProfile"]["type"].Text, pod["automountServiceAccountToken"].Text));
            Assert.Equal(Deployed.Services["app1"]["user"].Text, $"{user["runAsUser"].Text}:{user["runAsGroup"].Text}");
            var rights = container["securityContext"];
            Assert.Equal(("false", "true", "ALL"), (rights["allowPrivilegeEscalation"].Text, rights["readOnlyRootFilesystem"].Text, Assert.Single(rights["capabilities"]["drop"].Texts)));
            Assert.Equal("kenyaaudit:dev", container["image"].Text);
            Assert.True(container["resources"]["limits"]["memory"].Exists);
            Assert.Equal(pod["volumes"].Items.Select(volume => volume["name"].Text).Order(), container["volumeMounts"].Items.Select(mount => mount["name"].Text).Order());
            Assert.Superset(new HashSet<string> { "/data", "/tmp" }, container["volumeMounts"].Items.Select(mount => mount["mountPath"].Text).ToHashSet());
        });
    }

    [Fact]
    public void Probes_ask_routes_that_the_site_maps_on_the_port_it_listens_on()
    {
        var mapped = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => '/' + endpoint.RoutePattern.RawText!.TrimStart('/')).ToHashSet();
        Assert.Contains("/status.json", mapped);
        var asked = Pods.SelectMany(pod => pod.All).Where(place => place["httpGet"].Exists).Select(place => place["httpGet"]).ToList();
        Assert.Equal(6, asked.Count);
        Assert.All(asked, probe =>
        {
            Assert.Contains(probe["path"].Text, mapped);
            Assert.Equal("http", probe["port"].Text);
        });
        Assert.All(Deployed.OfKind("Deployment"), deployment => Assert.Equal(
            ["http 8080", "metrics 9464"],
            Assert.Single(deployment["spec"]["template"]["spec"]["containers"].Items)["ports"].Items.Select(port => $"{port["name"].Text} {port["containerPort"].Text}")));
    }

    [Fact]
    public void Whatever_selects_finds_pods()
    {
        var labels = Deployed.PodTemplates.Select(template => template["metadata"]["labels"]).ToList();
        var selectors = Deployed.Cluster.Where(document => document["kind"].Text is "Deployment" or "PodDisruptionBudget").Select(document => document["spec"]["selector"]["matchLabels"])
            .Concat(Deployed.OfKind("Service").Select(service => service["spec"]["selector"]))
            .Concat(Deployed.OfKind("NetworkPolicy").Select(policy => policy["spec"]["podSelector"]["matchLabels"]).Where(selector => selector.Exists)).ToList();
        Assert.Equal(7, selectors.Count);
        Assert.All(selectors, selector => Assert.Contains(labels, label => selector.Pairs.All(pair => label[pair.Key].Text == pair.Value.Text)));

        var backend = Assert.Single(Deployed.OfKind("Ingress"))["spec"].All.Single(place => place["service"].Exists)["service"];
        var port = Assert.Single(Deployed.Named("Service", backend["name"].Text)["spec"]["ports"].Items);
        Assert.Equal(("http", "http"), (backend["port"]["name"].Text, port["targetPort"].Text));
    }

    [Fact]
    public void A_release_takes_no_node_away_before_the_next_is_ready_and_an_eviction_leaves_one()
    {
        var serving = Deployed.Named("Deployment", "kenyaaudit")["spec"];
        Assert.True(int.Parse(serving["replicas"].Text, System.Globalization.CultureInfo.InvariantCulture) >= 2);
        Assert.Equal(("0", "1"), (serving["strategy"]["rollingUpdate"]["maxUnavailable"].Text, serving["strategy"]["rollingUpdate"]["maxSurge"].Text));
        Assert.Equal("1", Deployed.Named("PodDisruptionBudget", "kenyaaudit")["spec"]["minAvailable"].Text);
        Assert.Equal("Recreate", Deployed.Named("Deployment", "kenyaaudit-worker")["spec"]["strategy"]["type"].Text);
    }

    [Fact]
    public void Nobody_speaks_to_a_pod_unless_a_rule_says_so()
    {
        var nobody = Deployed.Named("NetworkPolicy", "nobody")["spec"];
        Assert.Equal(["Ingress", "Egress"], nobody["policyTypes"].Texts);
        Assert.Empty(nobody["podSelector"].Keys);
        Assert.False(nobody["ingress"].Exists || nobody["egress"].Exists);
        var rules = Deployed.Named("NetworkPolicy", "kenyaaudit-in")["spec"]["ingress"].Items.ToDictionary(
            rule => rule["from"].All.Select(place => place["kubernetes.io/metadata.name"].Text).Single(name => name.Length > 0),
            rule => rule["ports"].Items.Select(port => port["port"].Text).ToArray());
        Assert.Equal(["8080"], rules["ingress-nginx"]);
        Assert.Equal(["9464", "8080"], rules["monitoring"]);
    }
}
