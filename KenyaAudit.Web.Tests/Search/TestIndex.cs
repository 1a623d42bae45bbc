using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

/// <summary>An index in a folder of its own that goes when the test ends.</summary>
internal sealed class TestIndex : IDisposable
{
    public TestIndex(params IndexedFinding[] findings)
    {
        Index = FindingIndex.OpenOwned(Path);
        Index.Rebuild(findings, 1);
    }

    public string Path => System.IO.Path.Combine(Root.FullName, "index");

    public DirectoryInfo Root { get; } = Directory.CreateTempSubdirectory("kenyaaudit-search-");

    public FindingIndex Index { get; private set; }

    public void Reopen(Action<string>? between = null)
    {
        Index.Dispose();
        between?.Invoke(Path);
        Index = FindingIndex.OpenOwned(Path);
    }

    public SearchResult Search(string text) => Index.Search(new SearchRequest { Text = text });

    public string[] Refs(string text) => Refs(new SearchRequest { Text = text });

    public string[] Refs(SearchRequest request) => [.. Index.Search(request).Hits.Select(hit => hit.Reference)];

    public void Dispose()
    {
        Index.Dispose();
        Root.Delete(recursive: true);
    }
}

/// <summary>Findings for search tests, plain unless a test says otherwise.</summary>
internal static class Some
{
    public static IndexedFinding Finding(int number, string title = "Matter", string? body = null, int year = 2021) => new()
    {
        Reference = string.Create(CultureInfo.InvariantCulture, $"ng-{new FinancialYear(year).Slug}-{number}"),
        Number = number,
        Title = title,
        Body = body,
        EntitySlug = "state-department-for-roads",
        EntityName = "State Department for Roads",
        Year = new FinancialYear(year),
        Section = ReportSection.FinancialStatements,
        Basis = Basis.QualifiedOpinion,
        Opinion = Opinion.Qualified,
        Category = "other",
        CategoryLabel = "Other",
    };

    public static IndexedFinding In(this IndexedFinding finding, string county) => finding with
    {
        CountySlug = county.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace('/', '-').Replace(' ', '-'),
        CountyName = county,
    };

    public static IndexedFinding By(this IndexedFinding finding, string slug, string name, string? parent = null) =>
        finding with { EntitySlug = slug, EntityName = name, ParentSlug = parent };

    public static IndexedFinding Of(this IndexedFinding finding, long? shillings) =>
        finding with { AmountInQuestion = shillings is { } amount ? Kes.FromShillings(amount) : null };
}
