using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class WideningTests
{
    private const string Most = "Showing results with most of your words";

    // Common words stand in every finding, a rare one in one of a hundred.
    private static IndexedFinding[] Hundred(params IndexedFinding[] some) =>
        [.. some, .. Enumerable.Range(1000, 100 - some.Length).Select(number => Some.Finding(number, "Ordinary matter", "Procurement of goods was delayed."))];

    [Fact]
    public void With_few_hits_words_are_dropped_but_two_thirds_stay()
    {
        using var index = new TestIndex(Hundred(Some.Finding(1, "Boreholes", "Procurement of boreholes was delayed.")));

        var result = index.Search("boreholes procurement zzzzzz");
        Assert.Equal(["ng-2020-21-1"], result.Hits.Select(hit => hit.Reference));
        Assert.True(result.IsRelaxed);
        Assert.Contains(Most, result.Notices);
        Assert.Equal(0, index.Search("boreholes zzzzzz").Total);
        Assert.Equal(0, index.Search("boreholes zzzzzz yyyyyy").Total);
    }

    [Fact]
    public void A_known_rare_word_is_never_dropped()
    {
        using var index = new TestIndex(Hundred(Some.Finding(1, "Boreholes", "Dry."), Some.Finding(2, "Helicopters", "Goods.")));

        Assert.Equal(0, index.Search("boreholes helicopters procurement goods delayed").Total);
        Assert.Equal(["ng-2020-21-2"], index.Refs("helicopters goods qqqqqq"));
        Assert.Equal(0, index.Search("boreholes goods delayed").Total);
    }

    [Fact]
    public void Findings_with_all_the_words_come_first_and_three_are_enough()
    {
        using var index = new TestIndex(Hundred(Some.Finding(1, "Lorry", "Goods delayed and stolen."), Some.Finding(2, "Goods goods", "Goods delayed, delayed.")));

        var result = index.Search("goods delayed stolen");
        Assert.Equal("ng-2020-21-1", result.Hits[0].Reference);
        Assert.False(result.IsRelaxed);
        Assert.Equal(98 + 2, index.Search("goods delayed").Total);
        Assert.DoesNotContain(Most, index.Search("goods delayed").Notices);
    }

    [Fact]
    public void Phrases_fields_and_exclusions_are_never_dropped()
    {
        using var index = new TestIndex(Hundred());

        Assert.Equal(0, index.Search("procurement goods delayed \"of nothing\"").Total);
        Assert.Equal(0, index.Search("procurement goods delayed county:meru").Total);
        Assert.Equal(0, index.Search("procurement goods delayed zzzzzz -ordinary").Total);
        Assert.Equal(100, index.Search("procurement goods delayed zzzzzz").Total);
    }

    [Theory]
    [InlineData("pipline", "pipeline")]
    [InlineData("pipelnie", "pipeline")]
    [InlineData("pipelime", "pipeline")]
    [InlineData("pipellline", "pipeline")]
    [InlineData("damm", "dams")]
    public void An_unknown_word_with_a_near_one_is_corrected_and_said(string typed, string corrected)
    {
        using var index = new TestIndex(Some.Finding(1, "Kenya Pipeline", "The pipeline leaks into dams."), Some.Finding(2, "Dams", "Dams and a dame."), Some.Finding(3));

        var result = index.Search("kenya " + typed);
        Assert.Equal([new(typed, corrected)], result.Corrections);
        Assert.Equal(["ng-2020-21-1"], result.Hits.Select(hit => hit.Reference));
        Assert.Contains(result.Notices, notice => notice.Contains($"“{typed}”", StringComparison.Ordinal) && notice.Contains($"“{corrected}”", StringComparison.Ordinal));
        Assert.Contains(result.Hits[0].Passage!.Parts, part => part.Marked);

        var exact = index.Index.Search(new SearchRequest { Text = "kenya " + typed, Exact = true });
        Assert.Empty(exact.Corrections);
        Assert.Equal(0, exact.Total);
        Assert.Equal([new(typed, corrected)], exact.Nothing!.Nearest);
    }

    [Theory]
    [InlineData("leaks")]
    [InlineData("ripeline")]
    [InlineData("pipxxine")]
    [InlineData("daxx")]
    [InlineData("zzzzzz")]
    [InlineData("\"pipline\"")]
    [InlineData("1234567")]
    public void Nothing_else_is_corrected(string text)
    {
        using var index = new TestIndex(Some.Finding(1, "Kenya Pipeline", "The pipelines leaked into dams 1234568."));

        Assert.Equal(text == "pipxxine" ? 1 : 0, index.Search(text).Corrections.Count);
        Assert.Equal(text is "leaks" or "pipxxine" ? 1 : 0, index.Search(text).Total);
    }

    [Fact]
    public void Where_no_word_is_known_nothing_is_found_and_help_is_given()
    {
        using var index = new TestIndex(Some.Finding(1, "Bills").In("Meru").Of(5), Some.Finding(2, "Bills").In("Kwale"));

        Assert.Equal(0, index.Search("qwertyu zxcvbnm asdfghj").Total);
        var result = index.Index.Search(new SearchRequest { Text = "bills", Counties = ["kwale"], Min = Kes.FromShillings(1) });
        Assert.Equal([new("county", 1), new("amount", 1)], result.Nothing!.WithoutFilter);
        Assert.Null(index.Search("bills").Nothing);
    }
}
