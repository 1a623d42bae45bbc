using System.Reflection;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Secrets;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>Which names of the environment mean something to the binary: those that the specification gives, and every property of its options classes.</summary>
internal static class KnownSettings
{
    private static readonly HashSet<string> Plain =
    [
        DataFolder.Setting, "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "AllowedHosts", "SMTP_HOST", "SMTP_PORT", "SMTP_FROM", "ALERT_EMAIL_TO",
        "DOTNET_EnableDiagnostics", "TMPDIR", .. SecretNames.All, .. SecretNames.All.Select(name => name + SecretNames.FileSuffix),
    ];

    private static readonly Dictionary<string, Type> Sections = typeof(DataFolder).Assembly.GetTypes()
        .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)))
        .Where(options => options.Section is { IsLiteral: true } section && section.FieldType == typeof(string))
        .ToDictionary(options => (string)options.Section!.GetRawConstantValue()!, options => options.Type, StringComparer.Ordinal);

    public static bool Has(string name)
    {
        var parts = name.Split("__");
        return Plain.Contains(name) || (parts.Length > 1 && Sections.TryGetValue(parts[0], out var options) && Fits(options, parts.AsSpan(1)));
    }

    // A property of a property, or a number after a list.
    private static bool Fits(Type type, ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty)
        {
            return !type.IsArray;
        }

        if (type.IsArray)
        {
            return int.TryParse(parts[0], out _) && Fits(type.GetElementType()!, parts[1..]);
        }

        return type.GetProperty(parts[0]) is { CanWrite: true } property && Fits(property.PropertyType, parts[1..]);
    }
}
