using KenyaAudit.Etl.Normalise;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Tests.Etl.Normalise;

public sealed class AmountRolesTests
{
    private static string Roles(string title, params string[] texts) => string.Join(' ', AmountReader
        .Read(title, [.. texts.Select(text => new TextBlock(BlockKind.Prose, text, null, 1))])
        .Select(amount => amount.Role.Slug()));

    [Fact]
    public void The_sum_that_could_not_be_confirmed_is_in_question() => Assert.Equal(
        "context in_question",
        Roles("Boats", "The statement reflects a balance of Kshs.9,000.", "The value of the boats of Kshs.500 could not be confirmed."));

    [Fact]
    public void The_sum_of_an_unexplained_variance_is_in_question() => Assert.Equal(
        "context unclassified in_question",
        Roles("Boats", "The ledger has a balance of Kshs.9,000 while the note has Kshs.8,500, an unexplained variance of Kshs.500."));

    [Fact]
    public void The_only_sum_is_in_question() => Assert.Equal("in_question", Roles("Boats", "Boats worth Kshs.700 had no receipt."));

    [Fact]
    public void The_sums_of_a_budget_are_context() => Assert.Equal(
        "context context",
        Roles("Budget", "The ministry had a final budget and actual receipts on comparable basis of Kshs.900 and Kshs.700, respectively."));

    [Fact]
    public void The_figure_of_the_year_before_is_context() => Assert.Equal("in_question context", Roles("Bills", "There were pending bills of Kshs.70 (2020: Kshs.60)."));

    [Fact]
    public void Where_two_sums_could_be_meant_none_is() => Assert.DoesNotContain(
        "in_question", Roles("Boats", "Boats for Kshs.700 and nets for Kshs.800 were unsupported."), StringComparison.Ordinal);

    [Fact]
    public void A_sum_printed_twice_is_in_question_once() => Assert.Equal(
        "unclassified in_question", Roles("Boats", "Boats for Kshs.700 came late.", "It was not possible to confirm the sum of Kshs.700."));
}
