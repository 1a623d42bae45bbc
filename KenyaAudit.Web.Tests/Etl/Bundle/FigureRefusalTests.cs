using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Web.Tests.Etl.Bundle;

/// <summary>A row of county money that cannot be trusted is set aside with every reason; the rows beside it go on.</summary>
public sealed class FigureRefusalTests
{
    private const string BudgetHeader = "financial_year,county_code,budget_kes,expenditure_kes,absorption_pct,development_absorption_pct,method,flag,report,table,page,page_kind";
    private const string GoodBudget = "2024/25,001,1000,800,80,70,published_annex,,some-report,Table 1,,";
    private const string BillsHeader = "financial_year,as_at,county_code,executive_recurrent_kes,executive_development_kes,executive_total_kes,assembly_recurrent_kes,assembly_development_kes,assembly_total_kes,total_kes,annual_budget_kes,report,table,page,page_kind";

    [Theory]
    [InlineData("2024/25,048,1000,800,80,70,published_annex,,some-report,Table 1,,", "county_code '048' is no county")]
    [InlineData("2024/26,002,1000,800,80,70,published_annex,,some-report,Table 1,,", "financial_year '2024/26' is no financial year")]
    [InlineData("2024/25,002,1000,800,80,70,published_annex,,some-report,,,", "neither table nor page is given")]
    [InlineData("2024/25,002,1000,800,80,70,published_annex,,,Table 1,,", "report is empty")]
    [InlineData("2024/25,002,\"91,852,267 -\",800,80,70,published_annex,,some-report,Table 1,,", "budget_kes '91,852,267 -' is no number")]
    [InlineData("2024/25,002,-1000,800,80,70,published_annex,,some-report,Table 1,,", "budget_kes '-1000' is no number")]
    [InlineData("2024/25,002,1000.001,800,80,70,published_annex,,some-report,Table 1,,", "budget_kes '1000.001' is no amount in shillings and cents")]
    [InlineData("2024/25,002,99999999999999999999,800,,70,published_annex,,some-report,Table 1,,", "budget_kes '99999999999999999999' is no amount in shillings and cents")]
    [InlineData("2024/25,002,1000,800,60,70,published_annex,,some-report,Table 1,,", "absorption_pct is 60, and expenditure over budget gives 80.0")]
    [InlineData("2024/25,002,1000,1100,110,70,published_annex,,some-report,Table 1,,", "absorption over 100 per cent without the flag over-100-pct")]
    [InlineData("2024/25,002,0,800,,70,published_annex,,some-report,Table 1,,", "a budget of 0 is not a budget")]
    [InlineData("2024/25,002,,,,,published_annex,,some-report,Table 1,,", "no figure is given")]
    [InlineData("2024/25,002,1000,800,80,70,,,some-report,Table 1,,", "method is empty")]
    [InlineData("2024/25,002,1000,800,80,70,published_annex,odd,some-report,Table 1,,", "flag 'odd' is not known")]
    [InlineData("2024/25,001,1000,800,80,70,published_annex,,some-report,Table 1,,", "another row has the same county and time")]
    [InlineData("2024/25,002,1000,800,80,70,published_annex,,some-report,Table 1,,,,", "14 cells stand under 12 columns")]
    public void A_budget_row_with_a_fault_is_set_aside_and_says_which(string row, string fault)
    {
        var read = Read(CountyFigures.Budgets, $"{BudgetHeader}\n{GoodBudget}\n{row}\n");

        Assert.Equal(1, Assert.Single(read.Budgets).County);
        var refused = Assert.Single(read.Refused);
        Assert.Contains(fault, refused.Reasons);
        Assert.Equal("budget-execution.csv:3", refused.Key);
        Assert.Contains("financial_year=", refused.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_a_row_are_told_at_once()
    {
        var refused = Assert.Single(Read(CountyFigures.Budgets, $"{BudgetHeader}\nyear,x,1e3,,,,,,,,,\n").Refused);

        Assert.Equal(6, refused.Reasons.Count);
    }

    [Theory]
    [InlineData("2024/25,2025-06-30,001,2000000,1000000,3000000,,,,3000000,,r,Table 2.9,59,pdf", null)]
    [InlineData("2024/25,2025-06-30,001,2000000,1000000,3100000,,,,3100000,,r,Table 2.9,59,pdf", null)]
    [InlineData("2024/25,2025-06-30,001,2000000,1000000,9000000,,,,9000000,,r,Table 2.9,59,pdf", "executive_total_kes is Ksh 9,000,000, and its parts give Ksh 3,000,000")]
    [InlineData("2024/25,2025-06-30,001,2000000,1000000,,,,,3000000,,r,Table 2.9,59,pdf", "executive_total_kes is empty beside its parts")]
    [InlineData("2024/25,30/06/2025,001,,,,,,,,1000,r,Table 2.9,59,pdf", "as_at '30/06/2025' is no day")]
    public void Pending_bills_must_add_up_within_the_rounding_of_print(string row, string? fault)
    {
        var refused = Read(CountyFigures.PendingBills, $"{BillsHeader}\n{row}\n").Refused;

        Assert.Equal(fault is null ? [] : [fault], refused.SelectMany(record => record.Reasons));
    }

    [Fact]
    public void A_file_that_is_no_table_is_refused_whole()
    {
        var error = Assert.Throws<DocumentRefusedException>(() => Read(CountyFigures.Budgets, "<html>"));

        Assert.Contains("budget-execution.csv", error.Message, StringComparison.Ordinal);
    }

    // The other tables hold their headers only.
    private static CountyRecords Read(string name, string text) =>
        CountyFigures.Read(file => new StringReader(file == name ? text : "report\n"));
}
