using System.Text.RegularExpressions;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>What the files of infra say of the containers of the site.</summary>
internal static partial class Deployed
{
    public static readonly string[] Nodes = ["app1", "app2", "worker", "migrate"];

    public static Yaml Compose { get; } = Assert.Single(Yaml.Documents("compose.yaml"));

    public static Yaml Services => Compose["services"];

    public static IReadOnlyList<Yaml> Cluster { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "infra", "k8s"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(file => Yaml.Documents("k8s", Path.GetFileName(file)))];

    public static IReadOnlyList<Yaml> PodTemplates => [.. Cluster.Select(document => document["spec"]["template"]).Where(template => template.Exists)];

    public static Yaml Settings => Assert.Single(OfKind("ConfigMap"))["data"];

    public static string Dockerfile { get; } = Text("docker", "Dockerfile");

    public static string Proxy { get; } = Text("nginx", "kenyaaudit.conf");

    /// <summary>Name and value of each ENV of the last stage.</summary>
    public static IReadOnlyDictionary<string, string> ImageSettings { get; } = ImageSetting().Matches(Dockerfile[Dockerfile.LastIndexOf("FROM ", StringComparison.Ordinal)..])
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('"'), StringComparer.Ordinal);

    public static IEnumerable<Yaml> OfKind(string kind) => Cluster.Where(document => document["kind"].Text == kind);

    public static Yaml Named(string kind, string name) => Assert.Single(OfKind(kind), document => document["metadata"]["name"].Text == name);

    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, "infra", .. path]));

    [GeneratedRegex("^(?:ENV|   ) +(\\w+)=(\\S*?)(?: \\\\)?$", RegexOptions.Multiline)]
    private static partial Regex ImageSetting();
}
