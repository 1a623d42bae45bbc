namespace KenyaAudit.Web.Search;

/// <summary>The fields a reader may type before a colon, beside amount.</summary>
internal static class FieldNames
{
    public const string Vote = "vote";
    public const string Reference = "ref";

    public static readonly string[] All =
    [
        IndexFields.Entity, IndexFields.County, Vote, IndexFields.Year, IndexFields.Section, IndexFields.Basis, IndexFields.Opinion, IndexFields.Category, Reference,
    ];
}
