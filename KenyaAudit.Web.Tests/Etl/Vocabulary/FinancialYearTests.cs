using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Tests.Etl.Vocabulary;

public sealed class FinancialYearTests
{
    [Theory]
    [InlineData("2020/21")]
    [InlineData("2020-21")]
    [InlineData("2020/2021")]
    [InlineData("FY 2020/21")]
    [InlineData("FY2020/2021")]
    [InlineData("for the year ended 30 June, 2021")]
    public void Reads_every_form_the_reports_use(string text)
    {
        Assert.True(FinancialYear.TryParse(text, out var year));
        Assert.Equal(("2020/21", "2020-21", 2021), (year.ToString(), year.Slug, year.EndYear));
    }

    [Theory]
    [InlineData("2020/22")]
    [InlineData("2020")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2020-2022")]
    public void Refuses_years_that_do_not_follow_each_other(string? text) => Assert.False(FinancialYear.TryParse(text, out _));

    [Fact]
    public void Turns_the_century() => Assert.Equal("1999/00", new FinancialYear(2000).ToString());
}
