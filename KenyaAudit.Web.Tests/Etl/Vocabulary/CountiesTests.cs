using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Tests.Etl.Vocabulary;

public sealed class CountiesTests
{
    [Theory]
    [InlineData("Nairobi", 47)]
    [InlineData("NAIROBI CITY COUNTY", 47)]
    [InlineData("Murang’a", 21)]
    [InlineData("Muranga", 21)]
    [InlineData("Taita Taveta", 6)]
    [InlineData("Taita-Taveta", 6)]
    [InlineData("ELGEYO MARAKWET", 28)]
    [InlineData("Tharaka Nithi", 13)]
    [InlineData("Trans-Nzoia", 26)]
    [InlineData("HomaBay", 43)]
    [InlineData("Nyandaua", 18)]
    [InlineData("Kisumu County", 42)]
    public void Finds_every_spelling_met(string spelling, int code) => Assert.Equal(code, Counties.Find(spelling)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("City")]
    [InlineData("Gotham")]
    [InlineData(null)]
    public void Finds_no_county_where_there_is_none(string? spelling) => Assert.Null(Counties.Find(spelling));

    [Fact]
    public void Names_slugs_and_codes_are_those_of_the_constitution()
    {
        Assert.Equal(Enumerable.Range(1, 47), Counties.All.Select(county => county.Code));
        Assert.Equal(("Murang'a", "muranga"), (Counties.ByCode(21).Name, Counties.ByCode(21).Slug));
        Assert.Equal("Mombasa", Counties.BySlug("mombasa")?.Name);
    }

    [Theory]
    [InlineData(6, "taita-taveta")]
    [InlineData(13, "tharaka-nithi")]
    [InlineData(26, "trans-nzoia")]
    [InlineData(28, "elgeyo-marakwet")]
    [InlineData(47, "nairobi-city")]
    public void Slugs_are_plain(int code, string slug) => Assert.Equal(slug, Counties.ByCode(code).Slug);

    [Fact]
    public void Every_name_and_slug_finds_its_own_county() =>
        Assert.All(Counties.All, county => Assert.Equal((county, county), (Counties.Find(county.Name), Counties.Find(county.Slug))));
}
