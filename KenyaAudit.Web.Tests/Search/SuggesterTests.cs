using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class SuggesterTests
{
    private static readonly IndexedFinding[] Findings =
    [
        Some.Finding(1).By("ministry-of-health", "Ministry of Health").In("Murang'a") with { Vote = "1081" },
        Some.Finding(2).By("ministry-of-health", "Ministry of Health").In("Homa Bay") with { Vote = "1081" },
        Some.Finding(3).By("health-fund", "Health Fund", "ministry-of-health") with { Vote = "1081", Category = "payroll", CategoryLabel = "Payroll and Staff" },
        Some.Finding(4).By("kemsa", "Kenya Médical Supplies Authority") with { Aliases = ["KEMSA"] },
    ];

    [Theory]
    [InlineData("health", "entity:health-fund entity:ministry-of-health")]
    [InlineData("MINISTRY OF HE", "entity:ministry-of-health")]
    [InlineData("medic", "entity:kemsa")]
    [InlineData("kems", "entity:kemsa")]
    [InlineData("kenya supplies", "entity:kemsa")]
    [InlineData("muranga", "county:muranga")]
    [InlineData("Murang’", "county:muranga")]
    [InlineData("homab", "county:homa-bay")]
    [InlineData("bay", "county:homa-bay")]
    [InlineData("staff", "category:payroll")]
    [InlineData("108", "vote:1081")]
    [InlineData("vote 1081", "vote:1081")]
    [InlineData("ealth", "")]
    [InlineData("", "")]
    [InlineData("?!", "")]
    public void Names_are_suggested_by_the_beginning_of_any_word(string typed, string expected)
    {
        using var index = new TestIndex(Findings);

        Assert.Equal(expected, string.Join(' ', index.Index.Suggest(typed).Select(suggestion => $"{suggestion.Kind}:{suggestion.Value}")));
    }

    [Fact]
    public void A_suggestion_counts_its_findings_and_follows_the_index()
    {
        using var index = new TestIndex(Findings);

        Assert.Equal(new Suggestion("vote", "1081", "Vote 1081, Ministry of Health", 3), Assert.Single(index.Index.Suggest("1081")));
        index.Index.Apply([Some.Finding(5).In("Lamu")], [Findings[1].Reference], 2);
        Assert.Equal("lamu", Assert.Single(index.Index.Suggest("lam")).Value);
        Assert.Empty(index.Index.Suggest("homa"));
    }

    [Fact]
    public void There_are_at_most_eight_with_most_findings_first()
    {
        using var index = new TestIndex([.. Enumerable.Range(1, 30).Select(number => Some.Finding(number).By($"fund-{number % 12}", $"Fund {number % 12}"))]);

        var suggestions = index.Index.Suggest("fund");
        Assert.Equal(8, suggestions.Count);
        Assert.Equal(suggestions.Select(suggestion => suggestion.Findings).OrderDescending(), suggestions.Select(suggestion => suggestion.Findings));
    }
}
