using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class FilterTests
{
    private static readonly IndexedFinding[] Findings =
    [
        Some.Finding(1, "Pending bills").By("state-department-for-roads", "State Department for Roads").In("Meru").Of(100),
        Some.Finding(2, "Pending bills").By("roads-fund", "Roads Fund", parent: "state-department-for-roads").Of(2_000) with { Category = "pending-bills" },
        Some.Finding(3, "Pending bills", year: 2022).By("treasury", "The National Treasury").In("Meru") with { Opinion = Opinion.Adverse },
        Some.Finding(4, "Pending bills").By("treasury", "The National Treasury").In("Kwale") with { Section = ReportSection.Lawfulness, Basis = Basis.Conclusion, Opinion = null },
        Some.Finding(5, "Imprests").By("treasury", "The National Treasury").In("Kwale").Of(50),
    ];

    public static TheoryData<string, int[]> Cases => new()
    {
        { "an entity by itself", [3, 4, 5] },
        { "a vote with its sub-entities", [1, 2] },
        { "a sub-entity alone", [2] },
        { "either of two entities", [2, 3, 4, 5] },
        { "entity and county", [3] },
        { "year", [3] },
        { "section", [4] },
        { "basis", [4] },
        { "either opinion", [1, 2, 3, 5] },
        { "category", [2] },
        { "at least", [1, 2] },
        { "at most", [1, 5] },
        { "between, both included", [1] },
        { "nothing has it", [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_of_one_filter_widen_and_filters_narrow(string name, int[] expected)
    {
        using var index = new TestIndex(Findings);
        var request = name switch
        {
            "an entity by itself" => new SearchRequest { Entities = ["treasury"] },
            "a vote with its sub-entities" => new SearchRequest { Entities = ["state-department-for-roads"] },
            "a sub-entity alone" => new SearchRequest { Entities = ["roads-fund"] },
            "either of two entities" => new SearchRequest { Entities = ["treasury", "roads-fund"] },
            "entity and county" => new SearchRequest { Entities = ["treasury"], Counties = ["meru"] },
            "year" => new SearchRequest { Years = [new FinancialYear(2022)] },
            "section" => new SearchRequest { Sections = [ReportSection.Lawfulness] },
            "basis" => new SearchRequest { Bases = [Basis.Conclusion] },
            "either opinion" => new SearchRequest { Opinions = [Opinion.Adverse, Opinion.Qualified] },
            "category" => new SearchRequest { Categories = ["pending-bills"] },
            "at least" => new SearchRequest { Min = Kes.FromShillings(100) },
            "at most" => new SearchRequest { Max = Kes.FromShillings(100) },
            "between, both included" => new SearchRequest { Min = Kes.FromShillings(100), Max = Kes.FromShillings(100) },
            _ => new SearchRequest { Counties = ["atlantis"], Text = "bills" },
        };

        Assert.Equal(expected, index.Refs(request).Select(reference => int.Parse(reference.Split('-')[^1], null)).Order());
        Assert.Equal(expected.Length, index.Index.Search(request).Total);
    }

    [Fact]
    public void Facets_have_the_frozen_names_and_count_most_frequent_first_then_by_value()
    {
        using var index = new TestIndex(Findings);

        var facets = index.Search("").Facets;
        Assert.Equal(["amount", "basis", "category", "county", "entity", "fy", "opinion", "section"], facets.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([new("treasury", 3), new("roads-fund", 1), new("state-department-for-roads", 1)], facets["entity"]);
        Assert.Equal([new("kwale", 2), new("meru", 2)], facets["county"]);
        Assert.Equal([new("2020-21", 4), new("2021-22", 1)], facets["fy"]);
        Assert.Equal([new("financial-statements", 4), new("lawfulness", 1)], facets["section"]);
        Assert.Equal([new("basis-for-qualified-opinion", 4), new("basis-for-conclusion", 1)], facets["basis"]);
        Assert.Equal([new("qualified", 3), new("adverse", 1)], facets["opinion"]);
        Assert.Equal([new("other", 4), new("pending-bills", 1)], facets["category"]);
    }

    [Fact]
    public void A_facet_ignores_its_own_filter_but_obeys_the_words_and_all_others()
    {
        using var index = new TestIndex(Findings);

        var facets = index.Index.Search(new SearchRequest { Text = "bills", Counties = ["meru"], Years = [new FinancialYear(2021)] }).Facets;
        Assert.Equal([new("kwale", 1), new("meru", 1)], facets["county"]);
        Assert.Equal([new("2020-21", 1), new("2021-22", 1)], facets["fy"]);
        Assert.Equal([new("state-department-for-roads", 1)], facets["entity"]);
    }

    [Fact]
    public void A_facet_obeys_the_bounds_of_the_amount()
    {
        using var index = new TestIndex(Findings);

        var facets = index.Index.Search(new SearchRequest { Min = Kes.FromShillings(1), Entities = ["treasury"] }).Facets;
        Assert.Equal([new("roads-fund", 1), new("state-department-for-roads", 1), new("treasury", 1)], facets["entity"]);
        Assert.Equal([new("kwale", 1)], facets["county"]);
    }

    [Fact]
    public void Counts_add_up_over_segments_and_leave_out_the_deleted()
    {
        using var index = new TestIndex();
        foreach (var finding in Findings)
        {
            index.Index.Apply([finding], [], finding.Number);
        }

        index.Index.Apply([Findings[0] with { CountySlug = "kwale" }], ["ng-2020-21-5"], 6);

        var result = index.Index.Search(new SearchRequest { Counties = ["kwale"] });
        Assert.Equal(2, result.Total);
        Assert.Equal([new("kwale", 2), new("meru", 1)], result.Facets["county"]);
        Assert.Equal([new("state-department-for-roads", 1), new("treasury", 1)], result.Facets["entity"]);
    }

    [Fact]
    public void Pages_follow_each_other_and_end_with_the_right_total()
    {
        using var index = new TestIndex([.. Enumerable.Range(1, 1025).Select(number => Some.Finding(number))]);

        var first = Enumerable.Range(1, 3).SelectMany(page => index.Refs(new SearchRequest { Text = "matter", Page = page }));
        Assert.Equal(Enumerable.Range(1, 30).Select(number => $"ng-2020-21-{number}"), first);
        Assert.Equal("ng-2020-21-1000", index.Refs(new SearchRequest { Page = 100 })[^1]);

        var beyond = index.Index.Search(new SearchRequest { Page = 101 });
        Assert.Equal((1025, 0, 1025), (beyond.Total, beyond.Hits.Count, beyond.Facets["fy"][0].Count));
        Assert.Contains("1,000", Assert.Single(beyond.Notices), StringComparison.Ordinal);
        Assert.Empty(index.Refs(new SearchRequest { Page = int.MaxValue }));
        Assert.Empty(index.Refs(new SearchRequest { Text = "1025", Page = 2 }));
        Assert.Equal(10, index.Refs(new SearchRequest { Page = -3 }).Length);
    }
}
