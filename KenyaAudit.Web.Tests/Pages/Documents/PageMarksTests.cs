using KenyaAudit.Web.Pages.Documents;

namespace KenyaAudit.Web.Tests.Pages.Documents;

public sealed class PageMarksTests
{
    private const string Finding = "Late Repairs\nThe roof of the store was repaired late, at a cost of Kshs.40,000, and nobody signed for it.";

    [Fact]
    public void Lines_of_the_finding_are_marked_and_the_rest_is_not()
    {
        const string page = "11. Another Matter\n12.   Late Repairs\nThe roof of the store was repaired\nlate, at a cost of Kshs.40,000, and\nnobody signed for it.\nA footer of the page";

        Assert.Equal(["11. Another Matter\n", "[12.   Late Repairs\nThe roof of the store was repaired\nlate, at a cost of Kshs.40,000, and\nnobody signed for it.\n]", "A footer of the page"], Shown(page));
    }

    [Fact]
    public void A_short_line_is_taken_only_after_one_that_is_sure()
    {
        Assert.Equal(["late\n", "[The roof of the store was repaired\nlate\n]", "\nlate"], Shown("late\nThe roof of the store was repaired\nlate\n\nlate"));
    }

    [Fact]
    public void A_line_may_begin_with_the_number_of_a_part() =>
        Assert.Equal(["[12.1\n12.2 The roof of\n]", "12.3 Something else\n13. The roof of"], Shown("12.1\n12.2 The roof of\n12.3 Something else\n13. The roof of"));

    [Fact]
    public void Nothing_is_lost_where_nothing_is_found() => Assert.Equal(["No line of it\n\n is here."], Shown("No line of it\n\n is here."));

    [Fact]
    public void Nothing_comes_of_a_page_without_text() => Assert.Equal([""], Shown(""));

    private static IEnumerable<string> Shown(string page) =>
        PageMarks.Of(page, 12, Finding).Select(part => part.Marked ? $"[{part.Text}]" : part.Text);
}
