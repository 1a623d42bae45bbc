using KenyaAudit.Web.Pages.Findings;

namespace KenyaAudit.Web.Tests.Pages.Findings;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("the bills stayed unpaid", "the bills stayed unpaid")]
    [InlineData("the bills  stayed\nunpaid", "the bills stayed unpaid")]
    public void Texts_of_the_same_words_are_identical(string before, string after) => Assert.True(WordDiff.Of(before, after).Identical);

    [Theory]
    [InlineData("the bills stayed unpaid", "the bills were unpaid", "the bills |-stayed |+were |unpaid")]
    [InlineData("one two", "zero one two three", "+zero |one two |+three")]
    [InlineData("", "new words", "+new words")]
    [InlineData("gone words", "", "-gone words")]
    public void Says_what_went_and_what_came(string before, string after, string expected)
    {
        var runs = WordDiff.Of(before, after).Runs;

        Assert.Equal(Words(before), Words(string.Concat(runs.Where(run => run.Kind != DiffKind.Added).Select(run => run.Text + " "))));
        Assert.Equal(Words(after), Words(string.Concat(runs.Where(run => run.Kind != DiffKind.Removed).Select(run => run.Text + " "))));
        var shown = string.Join('|', runs.Select(run => (run.Kind switch { DiffKind.Removed => "-", DiffKind.Added => "+", _ => "" }) + run.Text));
        Assert.Equal(expected, shown);
    }

    [Fact]
    public void Every_pair_of_random_texts_gives_both_back()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (Text(random), Text(random));
            var runs = WordDiff.Of(before, after).Runs;
            Assert.Equal(Words(before), Words(string.Concat(runs.Where(run => run.Kind != DiffKind.Added).Select(run => run.Text + " "))));
            Assert.Equal(Words(after), Words(string.Concat(runs.Where(run => run.Kind != DiffKind.Removed).Select(run => run.Text + " "))));
        }
    }

    [Fact]
    public void Texts_that_differ_in_too_many_words_are_compared_by_paragraph()
    {
        var before = "Kept.\n\n" + string.Join(' ', Enumerable.Range(0, 2_000).Select(at => $"old{at}"));
        var after = "Kept.\n\n" + string.Join(' ', Enumerable.Range(0, 2_000).Select(at => $"new{at}"));

        var difference = WordDiff.Of(before, after);

        Assert.True(difference.ByParagraph);
        Assert.Equal([DiffKind.Same, DiffKind.Removed, DiffKind.Added], difference.Runs.Select(run => run.Kind));
    }

    [Fact]
    public void Texts_without_end_are_shown_as_replaced()
    {
        static string Many(string word) => string.Join("\n\n", Enumerable.Range(0, 25_000).Select(at => word + at));

        Assert.Equal([DiffKind.Removed, DiffKind.Added], WordDiff.Of(Many("old"), Many("new")).Runs.Select(run => run.Kind));
    }

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => "abcd"[random.Next(4)]));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
