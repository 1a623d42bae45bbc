using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("mishahara hewa", 1)]
    [InlineData("mshahara hewa", 1)]
    [InlineData("madeni ya wauzaji", 2)]
    [InlineData("madeni kwa wauzaji", 2)]
    [InlineData("NYS", 3)]
    [InlineData("nys bills", 3)]
    public void Other_ways_to_say_it_are_found_reported_and_can_be_turned_off(string text, int number)
    {
        using var index = new TestIndex(
            Some.Finding(1, "Payroll", "Salaries were paid to ghost workers."),
            Some.Finding(2, "Pending Bills", "The pending bills of suppliers were not paid."),
            Some.Finding(3, "Bills", "The National Youth Service owes money."));

        var result = index.Search(text);
        Assert.Equal([Some.Finding(number).Reference], result.Hits.Select(hit => hit.Reference));
        Assert.NotEmpty(result.Synonyms);
        Assert.Contains(result.Hits[0].Passage!.Parts, part => part.Marked);

        var exact = index.Index.Search(new SearchRequest { Text = text, Exact = true });
        Assert.Equal(0, exact.Total);
        Assert.Empty(exact.Synonyms);
    }

    [Theory]
    [InlineData("National Youth Service", 1)]
    [InlineData("national youth service lorries", 1)]
    [InlineData("nys lorries", 1)]
    [InlineData("NYS uniforms", 2)]
    public void Short_forms_and_what_they_stand_for_find_each_other(string text, int number)
    {
        using var index = new TestIndex(
            Some.Finding(1, "Lorries", "Lorries of the NYS stood idle."),
            Some.Finding(2, "Uniforms").By("nys", "National Youth Service"),
            Some.Finding(3, "Youth lorries and uniforms", "A national matter of service to youth."));

        Assert.Contains(Some.Finding(number).Reference, index.Refs(text));
    }

    [Fact]
    public void The_longest_entry_wins()
    {
        var lexicon = new Lexicon(["hewa\tair\tsw", "mishahara hewa\tghost workers\tsw"], [], ["ya"]);

        Assert.Equal(["ghost workers"], lexicon.Find(QueryWords.Read("mishahara hewa"), foreign: true).Select(other => other.Text));
        Assert.Equal(2, lexicon.Longest);
    }

    [Theory]
    [InlineData("mishahara hewa\tghost workers", "needs three columns")]
    [InlineData("mishahara hewa\tghost workers\tfr", "needs three columns")]
    [InlineData("ya\tof\tsw", "without a word that means something")]
    public void A_line_that_cannot_be_read_is_named(string line, string fault)
    {
        var error = Assert.Throws<FormatException>(() => new Lexicon(["# remark", "", line], [], ["ya"]));

        Assert.Contains("synonyms.tsv, line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Acronyms_and_stop_words_are_checked_too()
    {
        Assert.Contains("acronyms.tsv, line 1", Assert.Throws<FormatException>(() => new Lexicon([], ["N Y\tNew York"], [])).Message, StringComparison.Ordinal);
        Assert.Contains("swahili-stopwords.txt, line 1", Assert.Throws<FormatException>(() => new Lexicon([], [], ["two words"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mshahara", "mishahara")]
    [InlineData("deni", "madeni")]
    [InlineData("mradi", "miradi")]
    [InlineData("mfanyakazi", "wafanyakazi")]
    [InlineData("kitabu", "vitabu")]
    [InlineData("mwalimu", "walimu")]
    [InlineData("mwaka", "miaka")]
    [InlineData("shule", "shuleni")]
    public void Singular_and_plural_share_a_stem(string one, string many) =>
        Assert.Equal(SwahiliStemmer.Stem(one), SwahiliStemmer.Stem(many));

    [Theory]
    [InlineData("maji", "mji")]
    [InlineData("zabuni", "zabibu")]
    [InlineData("dawa", "dada")]
    public void Different_words_keep_different_stems(string one, string other) =>
        Assert.NotEqual(SwahiliStemmer.Stem(one), SwahiliStemmer.Stem(other));

    [Fact]
    public void The_files_of_this_build_can_be_read() => Assert.True(Lexicon.Default.Longest >= 2);
}
