namespace KenyaAudit.Web.Store;

/// <summary>Patterns for LIKE from words that a person typed; what means something in a pattern of either store is escaped.</summary>
internal static class LikePattern
{
    public const string Escape = "!";

    public static string Holding(string words) =>
        "%" + string.Concat(words.Select(letter => "!%_[".Contains(letter, StringComparison.Ordinal) ? Escape + letter : letter.ToString())) + "%";
}
