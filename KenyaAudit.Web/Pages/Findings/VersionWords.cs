using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Pages.Findings;

/// <summary>How versions are told of. Everything returned is a key for the localiser.</summary>
internal static class VersionWords
{
    /// <summary>What stands before the public note of an editor's version.</summary>
    public static string Opening(this VersionKind kind) => kind switch
    {
        VersionKind.Corrected => "Corrected: ",
        VersionKind.Withdrawn => "Withdrawn: ",
        VersionKind.Restored => "Published again: ",
        _ => "",
    };

    /// <summary>Of a link between years.</summary>
    public static string Strength(int confidence, bool sameHeading) =>
        sameHeading ? "the same heading, which many findings carry; matched by rules: possible"
        : confidence >= 80 ? "matched by rules: very likely"
        : "matched by rules: likely";
}
