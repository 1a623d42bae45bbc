using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace KenyaAudit.Web.Downloads;

/// <summary>What a written folder holds, as served under manifest.json. Sizes are bytes, times UTC.</summary>
internal sealed record Manifest(
    long Sequence, DateTime? PublishedAt, DateTime WrittenAt, string Shape, string Licence, string LicenceNote, string EmptyCells, string FormulaGuard,
    IReadOnlyList<ManifestSet> Sets)
{
    public const string FileName = "manifest.json";
}

internal sealed record ManifestSet(string Name, string Title, string About, long Rows, IReadOnlyList<ManifestFile> Files, IReadOnlyList<ManifestColumn> Columns);

/// <param name="GzipBytes">Size of the compressed twin beside it.</param>
internal sealed record ManifestFile(string Name, string MediaType, long Bytes, string Sha256, long GzipBytes);

internal sealed record ManifestColumn(string Name, string Type, string Meaning);

/// <summary>snake_case like the JSON twins.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    public static readonly ManifestJson Written = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    });
}
