namespace KenyaAudit.Web.Hosting;

/// <summary>The folder of database, index, archive and inbox: KENYAAUDIT_DATA, or "data" in the content root.</summary>
internal sealed record DataFolder(string Path)
{
    public const string Setting = "KENYAAUDIT_DATA";

    public static DataFolder Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var set = configuration[Setting];
        return new DataFolder(System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(set) ? System.IO.Path.Combine(environment.ContentRootPath, "data") : set));
    }

    /// <summary>A path under this folder, or <paramref name="setting"/> where one is given.</summary>
    public string Under(string name, string? setting = null) =>
        System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(setting) ? System.IO.Path.Combine(Path, name) : System.IO.Path.Combine(Path, setting));
}
