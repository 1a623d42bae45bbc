using KenyaAudit.Etl.Normalise;

namespace KenyaAudit.Web.Tests.Etl.Normalise;

/// <summary>Composed titles of two years of one entity.</summary>
public sealed class RepeatRuleTests
{
    private const int Roads = 1;

    [Theory]
    [InlineData("Unsupported Expenditure on Fuel", "Unsupported Expenditure on Fuel", 80)]
    [InlineData("Delayed Completion of Lakeview Water Project", "Stalled Lakeview Water Project", 68)]
    [InlineData("Unaccounted Laptops", "Unaccounted Laptop for Clinics", 60)]
    public void The_same_matter_is_linked_with_its_confidence(string before, string after, int least)
    {
        var match = Assert.Single(RepeatRule.Link([One(1, before)], [One(2, after)]));

        Assert.Equal((1, 2, false), (match.From, match.To, match.SameHeading));
        Assert.InRange(match.Confidence, least, 100);
    }

    [Theory]
    [InlineData("Unsupported Expenditure on Travel", "Unsupported Expenditure on Fuel")]
    [InlineData("Delayed Completion of Lakeview Water Project", "Delayed Completion of Hillside Water Project")]
    [InlineData("Pending Bills", "Unsupported Expenditure")]
    [InlineData("Irregular Procurement of Vehicles", "Pending Bills")]
    public void Different_matters_of_one_entity_are_not_linked(string before, string after) =>
        Assert.Empty(RepeatRule.Link([One(1, before)], [One(2, after)]));

    [Theory]
    [InlineData("Pending Bills")]
    [InlineData("Budgetary Control and Performance")]
    public void A_title_that_tells_nothing_is_only_the_same_heading(string title)
    {
        var match = Assert.Single(RepeatRule.Link([One(1, title)], [One(2, title)]));

        Assert.True(match.SameHeading);
        Assert.InRange(match.Confidence, 1, 59);
        Assert.Contains("the same heading", match.Reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_many_entities_share_is_only_the_same_heading()
    {
        RepeatCandidate[] before = [.. Enumerable.Range(1, 4).Select(entity => One(entity, "Lack of Land Ownership Papers", entity))];
        RepeatCandidate[] after = [.. Enumerable.Range(1, 4).Select(entity => One(10 + entity, "Lack of Land Ownership Papers", entity))];

        var matches = RepeatRule.Link(before, after);

        Assert.Equal(4, matches.Count);
        Assert.All(matches, match => Assert.True(match.SameHeading && match.To == match.From + 10));
    }

    [Fact]
    public void An_amount_in_common_raises_the_confidence()
    {
        var plain = Assert.Single(RepeatRule.Link([One(1, "Unsupported Fuel Costs")], [One(2, "Unsupported Fuel Costs")]));
        var shared = Assert.Single(RepeatRule.Link([One(1, "Unsupported Fuel Costs") with { Amounts = [7_00] }], [One(2, "Unsupported Fuel Costs") with { Amounts = [5_00, 7_00] }]));

        Assert.True(shared.Confidence > plain.Confidence);
        Assert.Contains("a printed amount in common", shared.Reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_entity_is_never_linked_and_each_finding_has_one_partner()
    {
        Assert.Empty(RepeatRule.Link([One(1, "Unaccounted Laptops")], [One(2, "Unaccounted Laptops", entity: 9)]));
        var matches = RepeatRule.Link([One(1, "Unaccounted Laptops")], [One(2, "Unaccounted Laptops"), One(3, "Unaccounted Laptops")]);
        Assert.Equal(2, Assert.Single(matches).To);
    }

    private static RepeatCandidate One(int key, string title, int entity = Roads) => new(key, entity, key, title, "assets", []);
}
