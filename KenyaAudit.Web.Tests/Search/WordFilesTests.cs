using KenyaAudit.Web.Tests.Support;
using Lucene.Net.Analysis.En;

namespace KenyaAudit.Web.Tests.Search;

/// <summary>The files of words that people who do not program may edit: a slip in them must fail here, not in a search.</summary>
public sealed class WordFilesTests
{
    private static readonly string[] Connectives = ["of", "the", "and", "in", "to", "for", "on", "by", "with", "a", "an", "at", "is", "not", "no"];

    private static readonly string[][] Synonyms = Rows("synonyms.tsv");
    private static readonly string[][] Acronyms = Rows("acronyms.tsv");
    private static readonly string[] StopWords = [.. Rows("swahili-stopwords.txt").Select(row => Assert.Single(row))];

    [Fact]
    public void Synonyms_are_many_and_each_has_three_columns()
    {
        Assert.True(Synonyms.Count(row => row[^1] == "sw") >= 150);
        Assert.All(Synonyms, row => Assert.Equal(3, row.Length));
        Assert.All(Synonyms, row => Assert.True(row[2] is "sw" or "en", row[2]));
    }

    [Fact]
    public void No_synonym_is_there_twice_or_means_itself()
    {
        Assert.Distinct(Synonyms.Select(row => $"{row[0]}\t{row[1]}"));
        Assert.All(Synonyms, row => Assert.NotEqual(row[0], row[1]));
    }

    [Fact]
    public void Synonyms_are_lower_case_phrases_of_up_to_four_words() =>
        Assert.All(Synonyms.SelectMany(row => row.Take(2)), phrase =>
        {
            Assert.Equal(phrase.ToLowerInvariant(), phrase);
            Assert.InRange(phrase.Split(' ').Length, 1, 4);
            Assert.All(phrase.Split(' '), word => Assert.Matches(@"\A[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*\z", word));
        });

    [Fact]
    public void The_English_of_every_synonym_has_a_word_that_means_something() =>
        Assert.All(Synonyms, row => Assert.Contains(row[1].Split(' '), word => !Connectives.Contains(word) && !IsStop(word)));

    [Fact]
    public void No_Swahili_phrase_is_made_of_stop_words_alone() =>
        Assert.All(Synonyms.Where(row => row[2] == "sw"), row => Assert.Contains(row[0].Split(' '), word => !StopWords.Contains(word)));

    [Fact]
    public void Acronyms_are_many_and_each_stands_for_words()
    {
        Assert.True(Acronyms.Length >= 150);
        Assert.All(Acronyms, row =>
        {
            Assert.Equal(2, row.Length);
            Assert.Matches(@"\A[A-Za-z]+(?:-[A-Za-z]+)*\z", row[0]);
            Assert.InRange(row[0].Length, 2, 8);
            Assert.True(row[0].Count(char.IsUpper) >= 2, row[0]);
            Assert.True(row[1].Length > row[0].Length, row[0]);
            Assert.Contains(row[1].Split(' ', '-'), word => char.ToUpperInvariant(word[0]) == char.ToUpperInvariant(row[0][0]));
        });
    }

    [Fact]
    public void No_acronym_has_the_same_words_twice() =>
        Assert.Distinct(Acronyms.Select(row => $"{row[0]}\t{row[1]}"), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Stop_words_are_single_lower_case_words_without_English_ones()
    {
        Assert.Distinct(StopWords);
        Assert.All(StopWords, word => Assert.Matches(@"\A[a-z]+\z", word));
        Assert.DoesNotContain(StopWords, word => Synonyms.Any(row => row[1].Split(' ').Contains(word)));
    }

    private static bool IsStop(string word) => EnglishAnalyzer.DefaultStopSet.Contains(word);

    private static string[][] Rows(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "KenyaAudit.Web", "Search", "Words", file))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
}
