using System.Text.Json;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Web.Ingest;

/// <summary>A row of county figures as the quarantine keeps it: as it was read, and once released as an editor mended it.</summary>
internal static class FigureDraft
{
    public static string ToJson(this FigureCells row) => JsonSerializer.Serialize(row);

    /// <summary>Null where there is none, or none that this version of the program can read.</summary>
    public static FigureCells? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<FigureCells>(json) is { File: not null, Cells: not null } row ? row : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
