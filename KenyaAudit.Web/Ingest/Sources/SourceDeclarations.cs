using System.Text.Json;
using System.Text.Json.Serialization;

namespace KenyaAudit.Web.Ingest.Sources;

/// <summary>The declarations that travel with the binary, read and checked once at start.</summary>
internal sealed class SourceDeclarations
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private readonly Dictionary<string, SourceDeclaration> _byId;

    private SourceDeclarations(IReadOnlyList<SourceDeclaration> all) => (All, _byId) = (all, all.ToDictionary(source => source.Id, StringComparer.Ordinal));

    public IReadOnlyList<SourceDeclaration> All { get; }

    public SourceDeclaration? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Declarations made in code.</summary>
    public static SourceDeclarations Of(params IReadOnlyList<SourceDeclaration> all) => new(all);

    /// <summary>Throws <see cref="FormatException"/> that names every file and key that cannot be right.</summary>
    public static SourceDeclarations Load(string folder)
    {
        var faults = new List<string>();
        var all = new List<SourceDeclaration>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Where(path => Path.GetFileName(path) != "taxonomy.json").Order(StringComparer.Ordinal))
        {
            var file = $"etl/sources/{Path.GetFileName(path)}";
            if (Read(path, file, faults) is { } source)
            {
                faults.AddRange(DeclarationChecks.Faults(source, Path.GetFileNameWithoutExtension(path)).Select(fault => $"{file}: {fault}"));
                all.Add(source);
            }
        }

        if (all.Count == 0 && faults.Count == 0)
        {
            faults.Add($"{folder} holds no declaration of a source.");
        }

        return faults.Count == 0 ? new SourceDeclarations(all) : throw new FormatException(string.Join('\n', faults));
    }

    private static SourceDeclaration? Read(string path, string file, List<string> faults)
    {
        try
        {
            using var json = File.OpenRead(path);
            return JsonSerializer.Deserialize<SourceDeclaration>(json, Strict) ?? throw new JsonException("The file says null.");
        }
        catch (JsonException fault)
        {
            faults.Add($"{file}: {fault.Path?.TrimStart('$', '.')}: {fault.Message}");
            return null;
        }
    }
}
