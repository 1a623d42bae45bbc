using KenyaAudit.Etl.Sources;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Sources;

/// <summary>The volumes on county executives and assemblies, in books of ours.</summary>
public sealed class CountyVolumeTests
{
    private static readonly string[] Statements = ["", "# REPORT ON THE FINANCIAL STATEMENTS", "", "# Basis for Qualified Opinion", ""];

    [Theory]
    [InlineData("COUNTY ASSEMBLY OF NYAMIRA – NO.46", "nyamira-county-assembly", "County Assembly of Nyamira", 46)]
    [InlineData("COUNTY ASSEMBLY OF MURANG’A - NO. 21", "muranga-county-assembly", "County Assembly of Murang'a", 21)]
    [InlineData("COUNTY ASSEMBLY OF TAITA/TAVETA – NO.06", "taita-taveta-county-assembly", "County Assembly of Taita/Taveta", 6)]
    [InlineData("NAIROBI CITY COUNTY ASSEMBLY – NO.47", "nairobi-city-county-assembly", "Nairobi City County Assembly", 47)]
    [InlineData("COUNTY ASSEMBLY OF KWALE — COUNTY NO. 2", "kwale-county-assembly", "County Assembly of Kwale", 2)]
    public void A_chapter_is_headed_by_the_assembly_and_the_number_of_its_county(string heading, string slug, string name, int county)
    {
        var records = Books.Read(Assemblies().Page(1, [$"# {heading}", .. Statements, .. Books.Finding(1, "Irregular Travel")]).ToBytes(), OagVolumeSource.CountyAssemblies);

        var entity = Assert.Single(records.Entities);
        Assert.Equal((slug, name, EntityKind.CountyAssembly, county, null), (entity.Slug, entity.Name, entity.Kind, entity.CountyCode, entity.Vote));
        var finding = Assert.Single(records.Findings);
        Assert.Equal(("ca-2020-21-1", slug, Opinion.Qualified), (finding.Reference.Value, finding.EntitySlug, finding.Opinion));
        Assert.Equal((slug, Opinion.Qualified), (Assert.Single(records.Opinions).EntitySlug, records.Opinions[0].Kind));
        Assert.Equal(("oag-county-assemblies", "2020/21"), (records.Report.SourceId, records.Report.Year.ToString()));
    }

    [Fact]
    public void Numbering_runs_through_the_counties_and_a_fund_stands_under_its_own()
    {
        var records = Books.Read(Executives()
            .Page(1, ["# COUNTY EXECUTIVE OF MOMBASA – NO.1", .. Statements, .. Books.Finding(1, "Pending Bills"), .. Books.Lawfulness, "# Basis for Conclusion", "", .. Books.Finding(2, "Delayed Projects")])
            .Page(2, ["# MOMBASA COUNTY EXECUTIVE CAR LOAN AND MORTGAGE FUND (NO. 12 OF 2015)", .. Statements, .. Books.Finding(3, "Loans not Recovered")])
            .Page(3, ["# COUNTY EXECUTIVE OF KWALE – NO.2", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", "# Unmodified Opinion", "", Books.Clean(4, "the statements")])
            .ToBytes(), OagVolumeSource.CountyExecutives);

        Assert.Equal(
            [("mombasa-county-executive", EntityKind.CountyExecutive, 1, null), ("mombasa-county-executive-car-loan-and-mortgage-fund-no-12-of-2015", EntityKind.SubEntity, 1, "mombasa-county-executive"), ("kwale-county-executive", EntityKind.CountyExecutive, (int?)2, (string?)null)],
            records.Entities.Select(entity => (entity.Slug, entity.Kind, entity.CountyCode, entity.ParentSlug)));
        Assert.Equal(["ce-2020-21-1", "ce-2020-21-2", "ce-2020-21-3"], records.Findings.Select(finding => finding.Reference.Value));
        Assert.Equal([4], records.CleanStatements.Select(statement => statement.Number));
        Assert.Equal([Opinion.Qualified, Opinion.Qualified, Opinion.Unmodified], records.Opinions.Select(opinion => opinion.Kind));
    }

    [Fact]
    public void The_name_wins_where_the_number_is_another_county_s()
    {
        var records = Books.Read(Executives().Page(1, ["# COUNTY EXECUTIVE OF KISII – NO.46", .. Statements, .. Books.Finding(1, "Pending Bills")]).ToBytes(), OagVolumeSource.CountyExecutives);

        Assert.Equal(("kisii-county-executive", 45), (records.Entities[0].Slug, records.Entities[0].CountyCode));
    }

    [Fact]
    public void A_volume_of_another_series_is_refused_with_what_it_is()
    {
        string[] chapter = ["# COUNTY EXECUTIVE OF MOMBASA – NO.1", .. Statements, .. Books.Finding(1, "Pending Bills")];

        Assert.Contains("not on county assemblies", Books.Refusal(Executives().Page(1, chapter).ToBytes(), OagVolumeSource.CountyAssemblies), StringComparison.Ordinal);
        Assert.Contains("not on national ministries", Books.Refusal(Executives().Page(1, chapter).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("chapters are county executives, not county assemblies", Books.Refusal(new ReportPdf().Page(1, chapter).ToBytes(), OagVolumeSource.CountyAssemblies), StringComparison.Ordinal);
        Assert.Contains("not on county executives", Books.Refusal(Books.Small(Books.Finding(1, "Boats")).ToBytes(), OagVolumeSource.CountyExecutives), StringComparison.Ordinal);
    }

    private static ReportPdf Assemblies() => Books.County("COUNTY ASSEMBLIES", "VOLUME 2");

    private static ReportPdf Executives() => Books.County("COUNTY EXECUTIVES", "VOLUME 1");
}
