using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class PassageTests
{
    private const string Filler = "The statement of receipts and payments reflects a balance as disclosed in a note to the accounts of the entity. ";

    [Fact]
    public void The_best_passage_is_cut_at_words_and_its_words_are_marked_by_stem()
    {
        var body = string.Concat(Enumerable.Repeat(Filler, 5)) + "Management had not audited the pending bill of a supplier. " + string.Concat(Enumerable.Repeat(Filler, 5));
        var passage = Passage("audits of pending bills", body, "Bills.");

        Assert.Equal(["audited", "pending", "bill"], Marked(passage));
        Assert.StartsWith("…Management had not audited the pending bill of a supplier. The statement", passage.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("…", passage.ToString(), StringComparison.Ordinal);
        Assert.InRange(passage.ToString().Length, 150, 202);
        Assert.Contains(' ' + passage.ToString().Trim('…').Trim() + ' ', ' ' + body + ' ', StringComparison.Ordinal);
    }

    [Fact]
    public void The_passage_with_more_of_the_words_wins()
    {
        var body = "Bills bills bills bills bills. " + string.Concat(Enumerable.Repeat(Filler, 4)) + "Pending bills of schools.";

        Assert.Equal(["Pending", "bills", "schools"], Marked(Passage("pending bills school", body)));
    }

    [Fact]
    public void A_phrase_is_marked_whole_and_only_where_it_stands()
    {
        var body = "It could be confirmed. " + string.Concat(Enumerable.Repeat(Filler, 4)) + "It could not\n  be confirmed, as confirmed.";

        Assert.Equal(["could not be confirmed"], Marked(Passage("\"could not be confirmed\"", body)));
    }

    [Theory]
    [InlineData("maranga", "Murang'a")]
    [InlineData("4210000", "4,210,000")]
    [InlineData("ministries", "Ministry's")]
    public void What_is_marked_is_the_text_as_printed(string text, string marked) =>
        Assert.Equal([marked], Marked(Passage(text == "maranga" ? "muranga" : text, "In Murang'a the Ministry's cash of Kshs.4,210,000 was lost.")));

    [Fact]
    public void The_summary_is_used_where_the_body_has_none_of_the_words()
    {
        Assert.Equal(["ghost"], Marked(Passage("ghost", "Nothing here.", "Salaries of ghost workers.")));
        Assert.Equal(["ghost"], Marked(Passage("ghost", null, "Salaries of ghost workers.")));
    }

    [Fact]
    public void Without_a_place_to_mark_it_is_the_beginning_of_the_summary_or_the_body()
    {
        var long_ = string.Concat(Enumerable.Repeat(Filler, 5));

        Assert.Equal("Short.", Passage("matter", long_, "Short.").ToString());
        Assert.Equal("Short.", Passage("", long_, "Short.").ToString());
        Assert.StartsWith("The statement", Passage("", "\n " + long_).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("…", Passage("", long_).ToString(), StringComparison.Ordinal);
        Assert.InRange(Passage("", long_).ToString().Length, 150, 202);
        Assert.Empty(Marked(Passage("", long_)));
    }

    [Fact]
    public void Where_there_is_no_text_there_is_no_passage()
    {
        using var index = new TestIndex(Some.Finding(1, "Matter"));

        Assert.Null(Assert.Single(index.Search("matter").Hits).Passage);
    }

    [Fact]
    public void Text_without_a_blank_is_cut_all_the_same()
    {
        Assert.InRange(Passage("", new string('x', 5000)).ToString().Length, 190, 202);
        Assert.True(Passage("", "x" + string.Concat(Enumerable.Repeat("😀", 500))).ToString().IsNormalized());
    }

    private static Passage Passage(string text, string? body, string? summary = null)
    {
        using var index = new TestIndex(Some.Finding(1, "Matter", body) with { Summary = summary });
        return Assert.Single(index.Search(text).Hits).Passage!;
    }

    private static IEnumerable<string> Marked(Passage passage) => passage.Parts.Where(part => part.Marked).Select(part => part.Text);
}
