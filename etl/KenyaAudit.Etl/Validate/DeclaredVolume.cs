using System.Text.Json;

namespace KenyaAudit.Etl.Validate;

/// <summary>What the declaration of a source (etl/sources/ID.json, "volume") expects of one whole volume. Both ends included; null: not stated.</summary>
internal sealed record DeclaredVolume(int? FewestPages, int? FewestRecords, int? MostRecords)
{
    public static DeclaredVolume Of(string sourceId)
    {
        using var json = typeof(DeclaredVolume).Assembly.GetManifestResourceStream($"sources/{sourceId}.json");
        if (json is null)
        {
            return new DeclaredVolume(null, null, null);
        }

        using var declaration = JsonDocument.Parse(json);
        return new DeclaredVolume(End("pages", "min"), End("records", "min"), End("records", "max"));

        int? End(string range, string end) =>
            declaration.RootElement.TryGetProperty("volume", out var volume) && volume.TryGetProperty(range, out var ends) && ends.TryGetProperty(end, out var value)
                ? value.GetInt32()
                : null;
    }
}
