using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class LanguageTests
{
    private static readonly IndexedFinding[] Findings =
    [
        Some.Finding(1, "Pending Bills", "Suppliers were not paid.").By("the-national-treasury", "The National Treasury").In("Meru").Of(2_000_000_000) with { Vote = "1071", Aliases = ["Treasury"] },
        Some.Finding(2, "Stalled Dam", "The contractor left.").By("state-department-for-water", "State Department for Water").In("Homa Bay").Of(40_000_000) with { Vote = "1109", Category = "stalled-projects", CategoryLabel = "Stalled and Delayed Projects" },
        Some.Finding(3, "Imprests", "Not surrendered by officers.", 2020).By("state-department-for-roads", "State Department for Roads").In("Murang'a").Of(500) with { Vote = "1091", Opinion = Opinion.Adverse },
        Some.Finding(4, "Idle Pumps", "The pumps were never used.").By("water-fund", "Water Fund", "state-department-for-water") with { Vote = "1109", Section = ReportSection.Controls, Basis = Basis.Conclusion },
    ];

    [Theory]
    [InlineData("entity:treasury", "1")]
    [InlineData("ENTITY:The-National-Treasury", "1")]
    [InlineData("entity:\"the national treasury\" bills", "1")]
    [InlineData("entity:national treasury", "1")]
    [InlineData("entity:state-department-for-water", "2 4")]
    [InlineData("entity:water", "2 4")]
    [InlineData("-entity:water", "1 3")]
    [InlineData("county:meru", "1")]
    [InlineData("county:homa bay", "2")]
    [InlineData("county:HomaBay", "2")]
    [InlineData("county:muranga", "3")]
    [InlineData("county:Murang’a county", "3")]
    [InlineData("county:meru county:muranga", "1 3")]
    [InlineData("county:meru OR county:muranga", "1 3")]
    [InlineData("county: meru", "1")]
    [InlineData("county:mandera", "")]
    [InlineData("vote:1109", "2 4")]
    [InlineData("vote:treasury", "1")]
    [InlineData("fy:2019/20", "3")]
    [InlineData("fy:2020", "3")]
    [InlineData("section:controls", "4")]
    [InlineData("section:\"internal controls\"", "4")]
    [InlineData("basis:basis-for-conclusion", "4")]
    [InlineData("opinion:Adverse", "3")]
    [InlineData("opinion:\"adverse opinion\"", "3")]
    [InlineData("category:stalled", "2")]
    [InlineData("category:stalled-projects", "2")]
    [InlineData("ref:ng-2020-21-2", "2")]
    [InlineData("ref:4", "4")]
    [InlineData("amount>1b", "1")]
    [InlineData("amount>=Ksh 2 billion", "1")]
    [InlineData("amount > 2b", "")]
    [InlineData("amount<1,000", "3")]
    [InlineData("amount<=500", "3")]
    [InlineData("amount:10m..50m", "2")]
    [InlineData("amount:50m..10m", "2")]
    [InlineData("amount:..50m", "2 3")]
    [InlineData("amount:10m..", "1 2")]
    [InlineData("amount:500", "3")]
    [InlineData("-amount>1k", "3 4")]
    [InlineData("dam OR imprests", "2 3")]
    [InlineData("dam OR imprests OR \"idle pumps\"", "2 3 4")]
    [InlineData("dam OR imprests contractor", "2")]
    [InlineData("impr*", "3")]
    [InlineData("-impr*", "1 2 4")]
    [InlineData("\"not surrendered\" -treasury", "3")]
    public void The_language_finds_what_it_says(string text, string expected)
    {
        using var index = new TestIndex(Findings);

        Assert.Equal(expected, string.Join(' ', index.Refs(text).Select(reference => reference.Split('-')[^1]).Order(StringComparer.Ordinal)));
        Assert.Empty(index.Search(text).Notices);
    }

    [Theory]
    [InlineData("colour:imprests", "is not a field", 0)]
    [InlineData("entity:imprests", "not known as a value of “entity”", 1)]
    [InlineData("amount>lots imprests", "no amount after it", 0)]
    [InlineData("OR imprests", "“OR” needs", 1)]
    [InlineData("imprests OR", "“OR” needs", 1)]
    [InlineData("imprests OR OR dam", "“OR” needs", 2)]
    [InlineData("(dam OR imprests)", "Brackets", 2)]
    [InlineData("i* imprests", "“*” only works at the end", 0)]
    [InlineData("imp*ests", "“*” only works at the end", 0)]
    [InlineData("\"imprests", "quotation mark", 1)]
    public void Bad_syntax_becomes_plain_words_and_is_said(string text, string said, int total)
    {
        using var index = new TestIndex(Findings);

        var result = index.Index.Search(new SearchRequest { Text = text, Exact = true });
        Assert.Contains(result.Notices, notice => notice.Contains(said, StringComparison.Ordinal));
        Assert.Equal(total, result.Total);
    }

    [Theory]
    [InlineData("59,541,584,343")]
    [InlineData("59541584343")]
    [InlineData("Kshs. 59,541,584,343")]
    [InlineData("59.5 billion")]
    [InlineData("Ksh 59.5b")]
    [InlineData("59.54bn")]
    [InlineData("60 billion")]
    [InlineData("1.2m")]
    [InlineData("1.2 million")]
    public void Amounts_are_found_as_typed_and_by_what_rounds_to_them(string text)
    {
        using var index = new TestIndex(
            Some.Finding(1, body: "A balance of Kshs.59,541,584,343 and a fee of Kshs.1,249,999.50 were not supported."),
            Some.Finding(2, body: "A balance of Kshs.59,441,584,343, Kshs.595 and 61,000,000,000 and 1,250,000 and 5,954,158,434 were supported."));

        Assert.Equal(["ng-2020-21-1"], index.Refs(text));
        Assert.Contains(index.Search(text).Hits[0].Passage!.Parts, part => part.Marked);
    }

    [Fact]
    public void Amounts_of_a_finding_without_its_text_are_found_too()
    {
        using var index = new TestIndex(Some.Finding(1).Of(7_500_000) with { Amounts = [new(12_345_678_90)] }, Some.Finding(2));

        Assert.Equal(["ng-2020-21-1"], index.Refs("7,500,000"));
        Assert.Equal(["ng-2020-21-1"], index.Refs("Kshs 12,345,678.90"));
        Assert.Equal(["ng-2020-21-1"], index.Refs("12.3 million"));
    }

    [Fact]
    public void Bands_of_amounts_are_counted_without_their_own_filter()
    {
        using var index = new TestIndex(Findings);
        var request = new SearchRequest { Min = Kes.FromShillings(1_000_000_000) };

        Assert.Equal([new("0..999999", 1), new("10000000..99999999", 1), new("1000000000..", 1)], index.Index.Search(request).Facets["amount"]);
        Assert.Equal([new("meru", 1)], index.Index.Search(request).Facets["county"]);
    }
}
