using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class RankingTests
{
    [Fact]
    public void A_word_of_the_title_beats_the_same_word_many_times_in_the_body()
    {
        using var index = new TestIndex(
            Some.Finding(1, "Unsupported Balances", "Imprests imprests imprests imprests imprests were imprests of imprests."),
            Some.Finding(2, "Outstanding Imprests", "Officers had not accounted for money."));

        Assert.Equal(["ng-2020-21-2", "ng-2020-21-1"], index.Refs("imprests"));
    }

    [Fact]
    public void Title_then_entity_then_summary_then_body()
    {
        const string filler = "The statement reflects a balance that was not supported by records.";
        using var index = new TestIndex(
            Some.Finding(1, body: filler + " Libraries."),
            Some.Finding(2, body: filler) with { Summary = "Libraries were paid twice." },
            Some.Finding(3, body: filler).By("libraries-fund", "Libraries Fund"),
            Some.Finding(4, "Closed Libraries", filler));

        Assert.Equal(["ng-2020-21-4", "ng-2020-21-3", "ng-2020-21-2", "ng-2020-21-1"], index.Refs("libraries"));
    }

    [Fact]
    public void Other_forms_are_found_but_the_exact_form_is_first()
    {
        using var index = new TestIndex(
            Some.Finding(1, body: "The supplier was paying the contract."),
            Some.Finding(2, body: "The supplier had payments the contract."),
            Some.Finding(3, body: "The supplier had payment the contract."));

        Assert.Equal(["ng-2020-21-2", "ng-2020-21-3"], index.Refs("payments"));
        Assert.Equal(["ng-2020-21-3", "ng-2020-21-2"], index.Refs("payment"));
    }

    [Fact]
    public void All_words_are_required_wherever_they_stand()
    {
        using var index = new TestIndex(
            Some.Finding(1, "Pending Bills", "Owed to suppliers.").By("ministry-of-health", "Ministry of Health"),
            Some.Finding(2, "Pending Bills"));

        Assert.Equal(["ng-2020-21-1"], index.Refs("health pending bills supplier"));
        Assert.Empty(index.Refs("health zebra"));
    }

    [Fact]
    public void Equals_come_newest_first_then_by_paragraph()
    {
        using var index = new TestIndex(
            Some.Finding(9, "Matter", year: 2020), Some.Finding(20), Some.Finding(3), Some.Finding(1, year: 2020));

        Assert.Equal(["ng-2020-21-3", "ng-2020-21-20", "ng-2019-20-1", "ng-2019-20-9"], index.Refs("matter"));
        Assert.Equal(index.Refs("matter"), index.Refs(""));
    }

    [Fact]
    public void A_reference_typed_alone_goes_to_that_finding_first()
    {
        using var index = new TestIndex(
            Some.Finding(318, "See ng-2020-21-319", "ng-2020-21-319 ng-2020-21-319"), Some.Finding(319), Some.Finding(3190));

        Assert.Equal(["ng-2020-21-319", "ng-2020-21-318"], index.Refs("NG-2020-21-319"));
    }

    [Theory]
    [InlineData("319")]
    [InlineData(" para. 319 ")]
    [InlineData("Paragraph 319")]
    [InlineData("#319")]
    public void A_paragraph_number_typed_alone_goes_to_that_finding_first(string text)
    {
        using var index = new TestIndex(
            Some.Finding(1, "Paragraph 319 of last year", "Para 319 and paragraph 319"), Some.Finding(319), Some.Finding(319, year: 2020));

        var found = index.Refs(text);
        Assert.Equal(["ng-2020-21-319", "ng-2019-20-319", "ng-2020-21-1"], found);
    }

    [Theory]
    [InlineData("fake bank accounts secondary schools", 2)]
    [InlineData("NYS pending bills", 1)]
    [InlineData("school bank account", 2)]
    [InlineData("stalled dam", 3)]
    [InlineData("taita taveta pending bills", 4)]
    [InlineData("undelivered medical supplies", 5)]
    [InlineData("\"could not be confirmed\" supplies", 5)]
    [InlineData("kemsa", 5)]
    [InlineData("2019/20 pending bills", 6)]
    [InlineData("imprest health", 7)]
    [InlineData("1112", 8)]
    [InlineData("Kshs.4,210,000", 8)]
    public void The_first_hit_of_a_query_is_the_finding_meant(string text, int number)
    {
        using var index = new TestIndex(
            Some.Finding(1, "Pending Bills", "The Service had unpaid bills of Kshs.2,000,000.").By("nys", "National Youth Service") with { Aliases = ["NYS"] },
            Some.Finding(2, "Irregular Transfers to Fictitious Secondary Schools", "Fake bank accounts were opened in names of schools."),
            Some.Finding(3, "Delayed Construction of Dams", "The project stalled in 2018."),
            Some.Finding(4, "Long Outstanding Pending Bills", "Suppliers were not paid.").In("Taita/Taveta"),
            Some.Finding(5, "Undelivered Medical Supplies", "Delivery of supplies worth Kshs.99,000 could not be confirmed.").By("kemsa", "Kenya Medical Supplies Authority") with { Aliases = ["KEMSA"] },
            Some.Finding(6, "Pending Bills", "Bills were carried forward.", 2020),
            Some.Finding(7, "Long Outstanding Imprests", "Not surrendered.").By("ministry-of-health", "Ministry of Health"),
            Some.Finding(1112, "Cash Balances", "Cash of Kshs.4,210,000 was not banked; the health imprest was."));

        var expected = number == 8 ? "ng-2020-21-1112" : Some.Finding(number, year: number == 6 ? 2020 : 2021).Reference;
        Assert.Equal(expected, index.Refs(text).FirstOrDefault());
    }

    [Fact]
    public void Newest_and_amount_are_orders_too_with_missing_amounts_last()
    {
        using var index = new TestIndex(
            Some.Finding(1).Of(500), Some.Finding(2, year: 2022), Some.Finding(3, year: 2020).Of(9_000_000_000), Some.Finding(4).Of(0), Some.Finding(5));

        Assert.Equal(
            ["ng-2021-22-2", "ng-2020-21-1", "ng-2020-21-4", "ng-2020-21-5", "ng-2019-20-3"],
            index.Refs(new SearchRequest { Sort = SearchSort.Newest, Text = "matter" }));
        Assert.Equal(
            ["ng-2019-20-3", "ng-2020-21-1", "ng-2020-21-4", "ng-2021-22-2", "ng-2020-21-5"],
            index.Refs(new SearchRequest { Sort = SearchSort.Amount }));
    }
}
