using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>Text only from the document, facts from the document over the bundle, editorial over both.</summary>
public sealed class LayersTests
{
    /// <summary>Another category than that of composed findings; every taxonomy keeps it.</summary>
    private const string Other = "other";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bundle_then_document_gives_a_second_version_with_text_under_the_same_reference()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small);
        var done = await corridor.LoadAsync("a", RecordsBuilder.Small);

        var versions = await corridor.VersionsAsync(319);

        Assert.Equal("Report for 2020/2021: 3 findings read, 0 new, 3 new versions.", done.Message);
        Assert.Equal([1, 2], versions.Select(version => version.Number));
        Assert.Equal([null, "The text of matter 319.\n\nItem   2021"], versions.Select(version => version.Body));
        Assert.Equal("The full text was loaded from the document.", versions[1].Reason);
        Assert.NotNull(versions[1].DocumentId);
        Assert.Equal((2, 3, "1", "2"), (versions[1].PdfPage, versions[1].PdfPageLast, versions[1].PrintedPage, versions[1].PrintedPageLast));
        Assert.Equal(2, (await CurrentAsync(corridor, 319)).CurrentVersion);
    }

    [Fact]
    public async Task Document_then_bundle_never_removes_text_nor_makes_a_version()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        var done = await corridor.BundleAsync(RecordsBuilder.Small.With(319, finding => finding with
        {
            Title = "Bundle Title", Category = Other, Amounts = [], Section = ReportSection.Controls,
        }));

        var version = Assert.Single(await corridor.VersionsAsync(319));

        Assert.Equal(0, done.NewVersions);
        Assert.Equal(("Pending Bills", "pending-bills", 100_000L), (version.Title, version.Category.Slug, version.AmountInQuestionCents));
        Assert.Equal(ReportSection.FinancialStatements, (await CurrentAsync(corridor, 319)).Section);
    }

    [Fact]
    public async Task Facts_of_the_document_win_over_those_of_the_bundle()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small.With(319, finding => finding with { Title = "Bundle Title", Category = Other, Basis = Basis.OtherMatter }));
        await corridor.LoadAsync("a", RecordsBuilder.Small);

        var last = (await corridor.VersionsAsync(319))[^1];
        var finding = await CurrentAsync(corridor, 319);

        Assert.Equal(("Pending Bills", "pending-bills"), (last.Title, last.Category.Slug));
        Assert.Equal(("Pending Bills", Basis.QualifiedOpinion), (finding.Title, finding.Basis));
    }

    [Fact]
    public async Task A_changed_title_makes_a_version_that_says_so()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.LoadAsync("b", RecordsBuilder.Small.With(320, finding => finding with { Title = "Unsupported Payments" }));

        Assert.Single(await corridor.VersionsAsync(319));
        var versions = await corridor.VersionsAsync(320);
        Assert.Equal(["Unsupported Expenditure", "Unsupported Payments"], versions.Select(version => version.Title));
        Assert.Equal("Changed: title.", versions[1].Reason);
        Assert.Equal(("Unsupported Payments", 2), ((await CurrentAsync(corridor, 320)).Title, (await CurrentAsync(corridor, 320)).CurrentVersion));
    }

    [Fact]
    public async Task Another_heading_makes_a_version_that_says_so()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.LoadAsync("b", RecordsBuilder.Small.With(320, finding => finding with { Section = ReportSection.Lawfulness }));

        Assert.Equal("Changed: part of the report.", (await corridor.VersionsAsync(320))[^1].Reason);
    }

    [Fact]
    public async Task What_a_person_wrote_stands_over_document_and_bundle()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.StoreAsync(db => db.Editorials.Add(new EditorialRow
        {
            Reference = RecordsBuilder.Ref(319), Summary = "Bills stayed unpaid.", Category = Other, AmountInQuestionCents = 7,
        }));
        await corridor.BundleAsync(RecordsBuilder.Small);
        await corridor.LoadAsync("a", RecordsBuilder.Small);

        Assert.All(await corridor.VersionsAsync(319), version =>
            Assert.Equal(("Bills stayed unpaid.", Other, 7L), (version.Summary, version.Category.Slug, version.AmountInQuestionCents)));
    }

    [Fact]
    public async Task What_a_person_wrote_makes_a_version_only_when_it_is_new()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.StoreAsync(db => db.Editorials.Add(new EditorialRow { Reference = RecordsBuilder.Ref(319), Summary = "Bills stayed unpaid.", Category = Other, AmountInQuestionCents = 7 }));
        await corridor.BundleAsync(RecordsBuilder.Small);
        await corridor.BundleAsync(RecordsBuilder.Small);

        var versions = await corridor.VersionsAsync(319);

        Assert.Equal(2, versions.Count);
        Assert.Equal("Changed: our summary, category, amount in question.", versions[1].Reason);
        Assert.Equal(versions[0].Body, versions[1].Body);
        Assert.Equal(versions[0].Blocks.Select(block => block.Text), versions[1].Blocks.Select(block => block.Text));
        Assert.Equal(versions[0].DocumentId, versions[1].DocumentId);
        Assert.Single(await corridor.VersionsAsync(320));
    }

    [Fact]
    public async Task A_category_that_a_person_wrote_and_the_taxonomy_lacks_is_named()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.StoreAsync(db => db.Editorials.Add(new EditorialRow { Reference = RecordsBuilder.Ref(319), Category = "no-such" }));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => corridor.LoadAsync("a", RecordsBuilder.Small));

        Assert.Equal("The taxonomy has no category 'no-such'.", error.Message);
    }

    [Fact]
    public async Task Details_that_are_read_anew_make_a_version()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small);
        await corridor.LoadAsync("b", RecordsBuilder.Small.With(320, finding => finding with { Pages = finding.Pages with { PdfPageLast = 4 } }));

        Assert.Equal("Changed: pages.", (await corridor.VersionsAsync(320))[^1].Reason);
    }

    [Fact]
    public async Task Aliases_gather_and_none_is_lost()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.WithAlias("Health"));
        await corridor.LoadAsync("b", RecordsBuilder.Small.WithAlias("Health").WithAlias("MoH"));
        await corridor.LoadAsync("c", RecordsBuilder.Small);

        Assert.Equal(["Health", "MoH"], await corridor.ReadAsync(db => db.Set<EntityAliasRow>().Select(row => row.Name).Order().ToListAsync(Cancellation)));
    }

    private static Task<FindingRow> CurrentAsync(Corridor corridor, int number) =>
        corridor.ReadAsync(db => db.Findings.AsNoTracking().SingleAsync(row => row.Reference == RecordsBuilder.Ref(number), Cancellation));
}
