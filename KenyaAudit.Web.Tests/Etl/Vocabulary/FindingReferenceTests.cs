using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Tests.Etl.Vocabulary;

public sealed class FindingReferenceTests
{
    [Theory]
    [InlineData("ng-2020-21-319", "ng-2020-21-319")]
    [InlineData("NG-2020-21-319", "ng-2020-21-319")]
    [InlineData("ca-2021-22-county-assembly-of-homa-bay-fs-bq-1", "ca-2021-22-county-assembly-of-homa-bay-fs-bq-1")]
    public void Reads_a_reference_in_any_letter_case(string text, string canonical)
    {
        Assert.True(FindingReference.TryParse(text, out var reference));
        Assert.Equal(canonical, reference.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ng-2020-22-319")]
    [InlineData("ng-2020-21-0319")]
    [InlineData("xx-2020-21-319")]
    [InlineData("ng-2020-21-319 ")]
    [InlineData("ng-2020-21-٣")]
    public void Refuses_what_is_not_one(string? text) => Assert.False(FindingReference.TryParse(text, out _));

    [Fact]
    public void Is_made_of_series_year_and_paragraph() =>
        Assert.Equal("ng-2020-21-7", FindingReference.Of(ReportSeries.NationalGovernment, new FinancialYear(2021), 7).Value);
}
