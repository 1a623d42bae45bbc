using KenyaAudit.Web.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>A place in a YAML file, merge keys resolved. What is not there is empty; a key that stands twice stops the reading.</summary>
internal sealed class Yaml(object? value)
{
    private const string MergeKey = "<<";

    public bool Exists => value is not null;

    public string Text => value as string ?? "";

    public IEnumerable<Yaml> Items => value is List<object?> items ? items.Select(item => new Yaml(item)) : [];

    public IEnumerable<string> Texts => Items.Select(item => item.Text);

    public IEnumerable<(string Key, Yaml Value)> Pairs => value is Dictionary<object, object?> map ? map.Select(pair => ((string)pair.Key, new Yaml(pair.Value))) : [];

    public IEnumerable<string> Keys => Pairs.Select(pair => pair.Key);

    /// <summary>This place and every one below it.</summary>
    public IEnumerable<Yaml> All => [this, .. Items.SelectMany(item => item.All), .. Pairs.SelectMany(pair => pair.Value.All)];

    public Yaml this[string key] => new(value is Dictionary<object, object?> map && map.TryGetValue(key, out var found) ? found : null);

    public static IReadOnlyList<Yaml> Documents(params string[] path) => Read(File.ReadAllText(Path.Combine([Repository.Root, "infra", .. path])));

    public static IReadOnlyList<Yaml> Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        var reader = new DeserializerBuilder().WithDuplicateKeyChecking().Build();
        var documents = new List<Yaml>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            documents.Add(new Yaml(Merged(reader.Deserialize<object?>(parser))));
        }

        return documents;
    }

    // What stands in a place itself beats what is merged into it; the reader's own merging calls that a key given twice.
    private static object? Merged(object? value)
    {
        if (value is List<object?> items)
        {
            return items.ConvertAll(Merged);
        }

        if (value is not Dictionary<object, object?> map)
        {
            return value;
        }

        var own = map.Where(pair => (string)pair.Key != MergeKey).ToDictionary(pair => pair.Key, pair => Merged(pair.Value));
        if (map.TryGetValue(MergeKey, out var from))
        {
            foreach (var (key, inherited) in (Dictionary<object, object?>)Merged(from)!)
            {
                own.TryAdd(key, inherited);
            }
        }

        return own;
    }

    public override string ToString() => value is string ? Text : $"{{{string.Join(", ", Keys)}}}";
}
