namespace KenyaAudit.Web.Tests.Search;

/// <summary>Our own words in the index: search words weigh, Swahili is found in any of its forms.</summary>
public sealed class PlainWordsSearchTests
{
    [Fact]
    public void A_search_word_finds_and_weighs_more_than_a_word_of_the_text()
    {
        using var index = new TestIndex(
            Some.Finding(1, "Idle Vehicles", "The ambulance stood still for years."),
            Some.Finding(2, "Idle Vehicles", "The cars stood still for years.") with { SearchWords = "ambulance\nbroken cars" },
            Some.Finding(3, "Stalled Works", "Nothing was built."));

        Assert.Equal(["ng-2020-21-2", "ng-2020-21-1"], index.Refs("ambulance"));
        Assert.Equal(["ng-2020-21-2"], index.Refs("broken cars"));
    }

    [Theory]
    [InlineData("mishahara")]
    [InlineData("mshahara")]
    [InlineData("watumishi mishahara")]
    public void Swahili_finds_the_Swahili_summary_in_another_form_of_the_word_and_marks_it(string typed)
    {
        using var index = new TestIndex(
            Some.Finding(1, "Compensation", "Staff were paid late.") with { SummarySw = "Mshahara wa mtumishi mmoja haukulipwa." },
            Some.Finding(2, "Stalled Works", "Nothing was built."));

        var hit = Assert.Single(index.Search(typed).Hits);

        Assert.Equal("ng-2020-21-1", hit.Reference);
        Assert.Contains(hit.Passage!.Parts, part => part is { Marked: true });
    }

    [Fact]
    public void A_word_of_English_text_is_not_taken_for_Swahili()
    {
        using var index = new TestIndex(
            Some.Finding(1, "Mali Project", "A project named Mali."),
            Some.Finding(2, "Stalled Works", "Nothing was built.") with { SummarySw = "Mali ya umma ilipotea." });

        Assert.Equal(["ng-2020-21-1"], index.Refs("mali"));
    }
}
