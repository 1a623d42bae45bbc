namespace KenyaAudit.Web.Search;

/// <summary>Where the index lives.</summary>
internal sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>Null means the folder "index" in the data folder.</summary>
    public string? IndexPath { get; set; }
}
