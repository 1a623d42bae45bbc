using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace KenyaAudit.Web.Api;

/// <summary>How the twins are written: snake_case, nulls kept, letters of every script as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FindingJson))]
[JsonSerializable(typeof(SearchJson))]
[JsonSerializable(typeof(StatusJson))]
internal sealed partial class JsonShapes : JsonSerializerContext
{
    public static readonly JsonShapes Written = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
