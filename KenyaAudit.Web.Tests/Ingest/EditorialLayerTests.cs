using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Ingest;

/// <summary>What our editors read and wrote goes through the corridor into the version.</summary>
public sealed class EditorialLayerTests
{
    [Fact]
    public async Task All_that_is_written_stands_in_the_version_over_the_document()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small.WithEditorial(319, record => record with
        {
            SummarySw = "Bili hazikulipwa.", AmountRead = true, AmountCents = 7, AmountNote = "bills not paid", Category = "other",
            SearchWords = ["unpaid suppliers", "debts"], Author = "KenyaAudit editors", Date = new DateOnly(2026, 11, 23),
        }));
        await corridor.LoadAsync("a", RecordsBuilder.Small);

        Assert.All(await corridor.VersionsAsync(319), version =>
        {
            Assert.Equal(("Bills stayed unpaid.", "Bili hazikulipwa.", "unpaid suppliers\ndebts"), (version.Summary, version.SummarySw, version.SearchWords));
            Assert.Equal(("KenyaAudit editors", new DateOnly(2026, 11, 23)), (version.SummaryAuthor, version.SummaryDate));
            Assert.Equal((true, 7L, "bills not paid"), (version.AmountRead, version.AmountInQuestionCents, version.AmountNote));
            Assert.Equal((true, "other"), (version.CategoryRead, version.Category.Slug));
        });
    }

    [Fact]
    public async Task A_null_that_was_read_takes_the_amount_of_the_rules_away_and_one_left_out_does_not()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small
            .WithEditorial(319, record => record with { AmountRead = true })
            .WithEditorial(320, record => record));

        var none = Assert.Single(await corridor.VersionsAsync(319));
        var rules = Assert.Single(await corridor.VersionsAsync(320));

        Assert.Equal((true, (long?)null), (none.AmountRead, none.AmountInQuestionCents));
        Assert.Equal((false, (long?)100_000), (rules.AmountRead, rules.AmountInQuestionCents));
        Assert.False(rules.CategoryRead);
        Assert.Contains(none.Amounts, amount => amount.Role == AmountRole.InQuestion);
    }

    [Fact]
    public async Task New_words_make_one_version_that_says_what_changed()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.BundleAsync(RecordsBuilder.Small.WithEditorial(319, record => record));
        var changed = RecordsBuilder.Small.WithEditorial(319, record => record with { SummarySw = "Bili hazikulipwa.", SearchWords = ["debts"] });
        await corridor.BundleAsync(changed);
        await corridor.BundleAsync(changed);

        var versions = await corridor.VersionsAsync(319);

        Assert.Equal(2, versions.Count);
        Assert.Equal("Changed: our Swahili summary, our search words.", versions[1].Reason);
    }
}
