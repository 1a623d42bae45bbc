using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class HostileQueryTests
{
    // The bench's verb of the same name asks ten thousand, over a hundred thousand findings.
    private const int Queries = 1_000;

    [Fact]
    public void Hostile_queries_find_something_or_nothing_but_never_fail()
    {
        using var index = new TestIndex(
            Some.Finding(1, "Pending Bills", "The expenditure of Kshs.59,541,584,343 could not be confirmed. Bills were not audited."),
            Some.Finding(2, "Imprests").In("Murang'a").Of(5) with { Vote = "1081", Aliases = ["NYS"] },
            Some.Finding(319, "Payroll", "Salaries of ghost workers."));
        var asked = 0;
        foreach (var text in HostileQueries.Of(Queries))
        {
            var result = index.Index.Search(new SearchRequest { Text = text, Sort = (SearchSort)(asked % 3), Page = (asked % 5) - 1, Exact = asked % 4 == 0 });
            Assert.InRange(result.Total, 0, 3);
            Assert.DoesNotContain(result.Notices, string.IsNullOrWhiteSpace);
            Assert.InRange(index.Index.Suggest(text).Count, 0, Suggester.Most);
            asked++;
        }

        Assert.Equal(Queries, asked);
    }
}
