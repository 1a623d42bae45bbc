using System.Text;
using KenyaAudit.Web.Search;

namespace KenyaAudit.Web.Tests.Search;

public sealed class QueryTextTests
{
    private const string Body = "The expenditure could not be confirmed. Bills were not audited, and the auditor confirmed nothing.";

    [Theory]
    [InlineData("\"could not be confirmed\"", true)]
    [InlineData("“could not be confirmed”", true)]
    [InlineData("\"could be not confirmed\"", false)]
    [InlineData("\"could now be confirmed\"", false)]
    [InlineData("\"could not be confirm\"", false)]
    [InlineData("\"confirmed bills\"", true)]
    [InlineData("\"audited\"", true)]
    [InlineData("\"audit\"", false)]
    [InlineData("audit", true)]
    [InlineData("\"matter the\"", false)]
    public void A_phrase_is_its_exact_words_in_order_within_one_text(string text, bool found)
    {
        using var index = new TestIndex(Some.Finding(1, "Matter", Body));

        Assert.Equal(found ? 1 : 0, index.Search(text).Total);
    }

    [Fact]
    public void A_quotation_mark_without_partner_degrades_to_words_with_a_notice()
    {
        using var index = new TestIndex(Some.Finding(1, body: Body));

        var result = index.Search("\"confirmed expenditure");
        Assert.Equal(1, result.Total);
        Assert.Contains("quotation mark", Assert.Single(result.Notices), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bills -fuel", "ng-2020-21-2")]
    [InlineData("bills -\"fuel supply\"", "ng-2020-21-2")]
    [InlineData("-fuels", "ng-2020-21-2")]
    [InlineData("bills - fuel", "ng-2020-21-1")]
    [InlineData("bills -fuel/food", "ng-2020-21-1 ng-2020-21-2")]
    public void A_dash_before_a_word_or_a_phrase_excludes_it(string text, string expected)
    {
        using var index = new TestIndex(Some.Finding(1, "Bills", "For the fuel supply."), Some.Finding(2, "Bills", "For food."));

        Assert.Equal(expected.Split(' '), index.Refs(text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Murang'a")]
    [InlineData("murang’a")]
    [InlineData("MURANGA")]
    [InlineData("Murang'a's")]
    public void Apostrophes_of_any_shape_make_no_difference(string text)
    {
        using var index = new TestIndex(Some.Finding(1).In("Murang’a"), Some.Finding(2).In("Meru"));

        Assert.Equal(["ng-2020-21-1"], index.Refs(text));
    }

    [Theory]
    [InlineData("Taita/Taveta", 1)]
    [InlineData("taita taveta", 1)]
    [InlineData("Taita-Taveta", 1)]
    [InlineData("taitataveta", 1)]
    [InlineData("elgeyo marakwet", 2)]
    [InlineData("Elgeyo/Marakwet", 2)]
    [InlineData("elgeyomarakwet", 2)]
    [InlineData("homabay", 3)]
    [InlineData("Homa Bay", 3)]
    public void Counties_are_found_joined_or_apart(string text, int number)
    {
        using var index = new TestIndex(
            Some.Finding(1).In("Taita/Taveta"), Some.Finding(2).In("Elgeyo-Marakwet"), Some.Finding(3).In("Homa Bay"));

        Assert.Equal([Some.Finding(number).Reference], index.Refs(text));
    }

    [Theory]
    [InlineData("59,541,584,343")]
    [InlineData("59541584343")]
    [InlineData("Kshs.59,541,584,343")]
    [InlineData("Ksh59,541,584,343.00")]
    [InlineData("KES 59,541,584,343")]
    [InlineData("\"of kshs 59,541,584,343\"")]
    [InlineData("7,001.55")]
    [InlineData("K.R.A")]
    [InlineData("kra")]
    [InlineData("Ministry")]
    [InlineData("ministry’s")]
    [InlineData("deja")]
    [InlineData("DÉJÀ")]
    [InlineData("2020/2021")]
    [InlineData("2020-21")]
    [InlineData("FY 2020/21")]
    [InlineData("FY2020/21")]
    [InlineData("financial year (2020/21)")]
    [InlineData("vote 1081")]
    [InlineData("Meru County")]
    [InlineData("the matter")]
    [InlineData("the")]
    public void What_is_printed_is_found_as_people_type_it(string text)
    {
        using var index = new TestIndex(
            Some.Finding(1, body: "A sum of Kshs.59,541,584,343, and 7,001.55 by the K.R.A. in the Ministry's déjà account.").In("Meru") with { Vote = "1081" },
            Some.Finding(2, "Other sums", "59,541,584,344 and 343", 2019));

        Assert.Equal(["ng-2020-21-1"], index.Refs(text));
    }

    [Fact]
    public void Too_much_text_and_too_many_words_are_cut_with_a_notice()
    {
        using var index = new TestIndex(Some.Finding(1));

        Assert.Contains(index.Search(new string('x', 500)).Notices, notice => notice.Contains("200 characters", StringComparison.Ordinal));
        Assert.Contains(index.Search(string.Join(' ', Enumerable.Range(1, 90))).Notices, notice => notice.Contains("40 words", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"")]
    [InlineData("?!*")]
    [InlineData("-")]
    public void No_words_ask_for_everything(string text)
    {
        using var index = new TestIndex(Some.Finding(1), Some.Finding(2));

        Assert.Equal(2, index.Search(text).Total);
    }

    [Fact]
    public void Nothing_that_can_be_typed_throws()
    {
        using var index = new TestIndex(Some.Finding(1, body: Body), Some.Finding(2).In("Murang'a").Of(5));
        string[] pieces =
        [
            "\"", "“", "-", "--", "-\"", "(", ")", "[", "]", "{", "}", "*", "?", "~", "^", ":", "\\", "/", "//", "&&", "||", "!", "+", "AND", "OR", "NOT",
            "bills", "confirmed", "the", "entity:", "amount>1b", "[1 TO 2]", "'", "’", "\0", "\uD83D", "\uDE00", "😀", "\u202E", "e\u0301", "İ", "ß", "ﷺ", "中文",
            "\u0301", "1,000", "1,", ",1", ".5", "5.", "2020/21", "319", " ", "\t", "\r\n", "\u00A0", "\u3000", "a.b.c", "x'", "'s", "%00", "<script>", "' OR 1=1 --",
        ];
        var random = new Random(20212);
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, round % 100 == 0 ? 4000 : 30); count > 0; count--)
            {
                text.Append(random.Next(5) == 0 ? ((char)random.Next(0x10000)).ToString() : pieces[random.Next(pieces.Length)]);
                text.Append(random.Next(2) == 0 ? " " : "");
            }

            var result = index.Index.Search(new SearchRequest { Text = text.ToString(), Sort = (SearchSort)random.Next(3), Page = random.Next(-1, 3) });
            Assert.InRange(result.Total, 0, 2);
        }
    }

    [Fact]
    public void Text_of_any_kind_can_be_indexed()
    {
        using var index = new TestIndex(Some.Finding(1, "\0\uD83D\u0301", new string('a', 100_000) + " \uDE00 ﷺ ß " + new string('9', 50_000)));

        Assert.Equal(1, index.Search(new string('a', 300)).Total);
        Assert.Equal(1, index.Search("ss").Total);
    }
}
