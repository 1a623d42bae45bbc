using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Pages.Admin.Quarantine;

/// <summary>States and kinds of refused records as editors read them; keys of the localiser.</summary>
internal static class QuarantineWords
{
    public static string Of(QuarantineState state) => state switch
    {
        QuarantineState.Open => "Waits for a decision",
        QuarantineState.Released => "Released",
        QuarantineState.Rejected => "Rejected",
        _ => "Closed by a later reading",
    };

    public static string Of(QuarantineKind kind) => kind switch
    {
        QuarantineKind.CountyFigure => "County figure",
        QuarantineKind.Entity => "Audited entity",
        QuarantineKind.Document => "Whole document",
        _ => "Finding",
    };

    /// <summary>The part of the style sheet's class name after "st-".</summary>
    public static string Class(QuarantineState state) => state switch
    {
        QuarantineState.Open => "running",
        QuarantineState.Released => "ok",
        _ => "never",
    };
}
