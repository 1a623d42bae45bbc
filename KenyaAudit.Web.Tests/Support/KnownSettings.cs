using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using KenyaAudit.Web.Secrets;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The settings that the code reads: names of the environment from its text, keys of sections from the classes they are bound to.</summary>
internal static partial class KnownSettings
{
    /// <summary>Read by the framework, or set by systemd, not by us.</summary>
    private static readonly string[] OfTheFramework =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_ENVIRONMENT", "AllowedHosts", "CREDENTIALS_DIRECTORY", "DOTNET_EnableDiagnostics", "TMPDIR",
    ];

    private static readonly Lazy<HashSet<string>> Literals = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "KenyaAudit.Web"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Literal().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)]);

    private static readonly Lazy<HashSet<string>> SecretsKeys = new(() =>
        [.. SecretsKey().Matches(File.ReadAllText(Path.Combine(Repository.Root, "KenyaAudit.Web", "Secrets", "SecretsOptions.cs"))).Select(match => match.Groups[1].Value)]);

    private static readonly Dictionary<string, Type> Sections = typeof(Program).Assembly.GetTypes()
        .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(pair => pair.Section is not null).ToDictionary(pair => pair.Section!, pair => pair.Type, StringComparer.Ordinal);

    /// <summary>A variable, or a key of a section in the form of a variable; a list is set item by item, so alone it is none.</summary>
    public static bool Has(string name) => IsVariable(name) || (name.Contains("__", StringComparison.Ordinal) && IsKey(name) && !IsKey($"{name}__0"));

    public static bool IsVariable(string name) => Literals.Value.Contains(name) || OfTheFramework.Contains(name)
        || (name.EndsWith(SecretNames.FileSuffix, StringComparison.Ordinal) && (name == "NAME_FILE" || SecretNames.All.Contains(name[..^SecretNames.FileSuffix.Length])));

    /// <param name="key">As in the environment or as in a file: parts with "__" or ":" between.</param>
    public static bool IsKey(string key)
    {
        var parts = key.Replace("__", ":", StringComparison.Ordinal).Split(':');
        if (!Sections.TryGetValue(parts[0], out var type))
        {
            return false;
        }

        // Secrets are read before options exist, key by key.
        return type == typeof(SecretsOptions) ? SecretsKeys.Value.Contains(parts[1]) : Reaches(type, parts.AsSpan(1));
    }

    private static bool Reaches(Type type, ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty)
        {
            return true;
        }

        if (typeof(IDictionary).IsAssignableFrom(type))
        {
            return Reaches(type.GetGenericArguments()[1], parts[1..]);
        }

        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))
        {
            return int.TryParse(parts[0], out _) && Reaches(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0], parts[1..]);
        }

        return type.GetProperty(parts[0], BindingFlags.Public | BindingFlags.Instance) is { } property && Reaches(property.PropertyType, parts[1..]);
    }

    [GeneratedRegex("\\{Section\\}:([A-Za-z]+)")]
    private static partial Regex SecretsKey();

    // A word without a bar between its parts is no name of the environment: it may be a section's.
    [GeneratedRegex("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"")]
    private static partial Regex Literal();
}
