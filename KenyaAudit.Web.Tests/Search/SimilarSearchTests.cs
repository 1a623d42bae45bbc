using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class SimilarSearchTests
{
    private static readonly IndexedFinding[] Findings =
    [
        Some.Finding(1, "Ghost Workers", "Salaries were paid to ghost workers on the payroll of the hospital.").By("health", "Health") with { Category = "payroll" },
        Some.Finding(2, "Payroll of Ghost Workers", "Salaries of ghost workers were not recovered.").By("roads", "Roads") with { Category = "payroll" },
        Some.Finding(3, "Ghost Workers", "Ghost workers were paid salaries.", 2020).By("health", "Health") with { Category = "payroll" },
        Some.Finding(4, "Stalled Dam", "The dam was not finished by the contractor.").By("water", "Water"),
        Some.Finding(5, "Idle Pumps", "Pumps were not used in the dam of the contractor.", 2020).By("health", "Health"),
        Some.Finding(6, "Dry Wells", "Wells and pumps stood idle.").By("water", "Water"),
    ];

    [Fact]
    public void The_same_matter_elsewhere_and_the_same_entity_in_other_years()
    {
        using var index = new TestIndex(Findings);

        var similar = index.Index.Similar(Findings[0].Reference, Findings[0].Title);
        Assert.Equal([Findings[1].Reference], similar.Elsewhere);
        Assert.Equal([Findings[2].Reference], similar.OtherYears);
    }

    [Fact]
    public void A_finding_that_is_not_there_is_like_none_and_there_are_at_most_five()
    {
        using var index = new TestIndex([.. Enumerable.Range(1, 20).Select(number => Some.Finding(number, "Ghost Workers").By($"entity-{number % 9}", "Entity")), .. Findings]);

        Assert.Empty(index.Index.Similar("ng-2020-21-9999", "Ghost Workers").Elsewhere);
        Assert.Equal(5, index.Index.Similar("ng-2020-21-7", "Ghost Workers").Elsewhere.Count);
    }
}
