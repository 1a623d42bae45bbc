namespace KenyaAudit.Web.Access;

/// <summary>Who may do what under /admin. Each includes the one before it.</summary>
internal static class Policies
{
    /// <summary>Looks at the dashboard and the pipeline.</summary>
    public const string Viewer = "Viewer";

    /// <summary>Also judges the quarantine, corrects and withdraws findings.</summary>
    public const string Editor = "Editor";

    /// <summary>Also runs the pipeline and keeps accounts.</summary>
    public const string Admin = "Admin";
}
