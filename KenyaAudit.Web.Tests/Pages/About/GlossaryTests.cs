using System.Text.RegularExpressions;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Tests.Etl.Bundle;
using KenyaAudit.Web.Tests.Support;
using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Tests.Pages.About;

public sealed partial class GlossaryTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly TermFinder Finder = new(
    [
        new GlossaryTerm("bills", "Bills", "Bili", ["pending bills", "pending bill"], "", ""),
        new GlossaryTerm("committee", "Committee", "Kamati", ["PAC"], "", ""),
        new GlossaryTerm("plan", "Plan", "Mpango", ["pending bills plan"], "", ""),
    ]);

    [Fact]
    public void At_least_forty_terms_are_told_in_two_sentences_of_each_language_that_a_fourteen_year_old_reads()
    {
        Assert.True(Glossary.All.Count >= 40);
        Assert.Distinct(Glossary.All.Select(term => term.Slug));
        Assert.Distinct(Glossary.All.SelectMany(term => term.Forms), StringComparer.OrdinalIgnoreCase);
        Assert.All(Glossary.All, term =>
        {
            Assert.Matches("^[a-z0-9-]+$", term.Slug);
            Assert.NotEmpty(term.Forms);
            Assert.NotEqual(term.En, term.Sw);
            Assert.Equal(2, SentenceEnd().Count(term.En));
            Assert.Equal(2, SentenceEnd().Count(term.Sw));
            Assert.True(ReadingEase.Of(term.En) >= 60, $"{term.Slug} {ReadingEase.Of(term.En)}");
        });
        Assert.All(Slugs.All<Opinion>(), opinion => Assert.Contains(Glossary.All, term => term.Slug == opinion.Key.Term()));
    }

    [Fact]
    public void No_explanation_shares_ten_words_in_a_row_with_the_report()
    {
        using var document = File.OpenRead(Corpus.Path("oag-national-government-2020-2021.pdf"));
        var pages = OagVolumeSource.National.Extract(document, TestContext.Current.CancellationToken);
        var said = pages.SelectMany(page => Runs(page.Text)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Glossary.All, term => Runs(term.En).Any(said.Contains));
    }

    [Theory]
    [InlineData("Pending bills and pending bills", "[Pending bills] and pending bills")]
    [InlineData("A pending bill.", "A [pending bill].")]
    [InlineData("spending bills, pending billst", "spending bills, pending billst")]
    [InlineData("The pending bills plan of the PAC", "The [pending bills plan] of the [PAC]")]
    [InlineData("pac and Pac", "pac and Pac")]
    [InlineData("", "")]
    public void A_term_is_found_once_as_whole_words_the_longest_first(string text, string expected)
    {
        var parts = Finder.Cut(text, []);

        Assert.Equal(expected, string.Concat(parts.Select(part => part.Slug is null ? part.Text : $"[{part.Text}]")));
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
    }

    [Fact]
    public async Task The_page_tells_each_term_in_both_languages_under_its_anchor()
    {
        var page = await site.Reader().PageAsync("/about/glossary");

        Assert.All(Glossary.All, term =>
        {
            var entry = page.GetElementById(term.Slug)!;
            Assert.Contains(term.En, entry.TextContent, StringComparison.Ordinal);
            Assert.Equal([term.TermSw, term.Sw], entry.QuerySelectorAll("[lang=sw]").Select(part => part.TextContent));
        });
    }

    [Theory]
    [InlineData("/findings/ng-2020-21-319", "pending-bills")]
    [InlineData("/findings/ng-2020-21-319", "qualified-opinion")]
    [InlineData("/entities/ministry-of-health", "qualified-opinion")]
    [InlineData("/", "adverse-opinion")]
    public async Task A_term_is_linked_once_on_a_page_and_never_inside_a_link(string path, string slug)
    {
        var page = await site.Reader().PageAsync(path);
        var links = page.QuerySelectorAll("main a[href^='/about/glossary#']");

        Assert.Contains(links, link => link.GetAttribute("href") == SiteLinks.Term(slug));
        Assert.Distinct(links.Select(link => link.GetAttribute("href")));
        Assert.All(links, link => Assert.Null(link.ParentElement!.Closest("a")));
        Assert.All(links, link => Assert.Contains(Glossary.All, term => SiteLinks.Term(term.Slug) == link.GetAttribute("href")));
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = Word().Matches(text.ToUpperInvariant()).Select(word => word.Value).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - 9)).Select(at => string.Join(' ', words, at, 10));
    }

    [GeneratedRegex(@"[.](?=\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
