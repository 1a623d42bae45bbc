using System.Text.Json;

namespace KenyaAudit.Web.Secrets;

/// <summary>Picks one key out of a secret that is a JSON object.</summary>
internal static class JsonKeys
{
    /// <summary>Null where the text is no JSON object or has no such key.</summary>
    public static string? Pick(string text, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, key) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(JsonElement holder, string key) =>
        !holder.TryGetProperty(key, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
