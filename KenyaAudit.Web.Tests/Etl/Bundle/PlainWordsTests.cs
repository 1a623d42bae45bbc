using System.Globalization;
using System.Text.Json;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Bundle;

/// <summary>What is checked of our own words about findings, as docs/editing.md says.</summary>
public sealed class PlainWordsTests(ITestOutputHelper output)
{
    private const double Easy = 60;
    private const int MostSwahiliWords = 65;

    /// <summary>Their sums stand only in the text of the report, not among the amounts that the rules read.</summary>
    private static readonly string[] SumsOfTheText =
    [
        "28", "154", "231", "374", "968", "1135", "1143", "1412", "1497", "1505", "1522", "1548", "1554", "1564", "1565", "1594", "1710", "1718",
    ];

    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "etl", "data", "oag-national-2020-21");

    private static readonly Lazy<IReadOnlyList<EditorialRecord>> Shipped = new(() =>
    {
        using var text = File.OpenText(Path.Combine(Data, Summaries.File));
        return Summaries.Read(text);
    });

    private static readonly Lazy<Dictionary<string, Finding>> Facts = new(() =>
        FactsReader.Read(name => File.OpenRead(Path.Combine(Data, name))).Findings.ToDictionary(finding => finding.Reference.Value));

    [Fact]
    public void Each_names_its_author_its_day_a_subject_of_the_taxonomy_and_one_to_five_search_words()
    {
        using var taxonomy = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "etl", "sources", "taxonomy.json")));
        var subjects = taxonomy.RootElement.GetProperty("categories").EnumerateArray().Select(category => category.GetProperty("slug").GetString()).ToHashSet();

        Assert.All(Shipped.Value, record =>
        {
            Assert.False(string.IsNullOrWhiteSpace(record.Author));
            Assert.NotNull(record.Date);
            Assert.Contains(record.Category, subjects);
            Assert.InRange(record.SearchWords.Count, 1, 5);
            Assert.Distinct(record.SearchWords);
            Assert.All(record.SearchWords, words => Assert.Equal(words.Trim().ToLowerInvariant(), words));
            Assert.True(record.AmountRead);
            Assert.Equal(record.AmountCents is null, record.AmountNote is null);
        });
    }

    [Fact]
    public void Each_is_read_with_ease_at_fourteen()
    {
        var scores = Shipped.Value.Select(record => (Score: ReadingEase.Of(record.Summary), record.Reference)).OrderBy(each => each.Score).ToList();
        double At(double share) => scores[(int)(share * (scores.Count - 1))].Score;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"least {At(0):0.0}, a tenth below {At(0.1):0.0}, a quarter {At(0.25):0.0}, half {At(0.5):0.0}, three quarters {At(0.75):0.0}, most {At(1):0.0}"));

        Assert.Empty(scores.Where(each => each.Score < Easy).Select(each => $"{each.Reference.Value} {each.Score.ToString("0.0", CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public void Each_sum_of_money_stands_in_the_facts_of_its_finding()
    {
        var wrong = Shipped.Value.Where(record => !SumsOfTheText.Contains(record.Reference.Value.Split('-')[^1])).SelectMany(record =>
        {
            var amounts = Amounts(record);
            return Said.UnknownMoney(record.Summary, amounts)
                .Concat(record.AmountCents is { } cents && !amounts.Contains(cents / 100m) ? ["its amount in question"] : [])
                .Select(what => $"{record.Reference.Value}: {what}");
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_number_and_name_stands_in_its_finding()
    {
        using var document = File.OpenRead(Corpus.Path("oag-national-government-2020-2021.pdf"));
        var source = OagVolumeSource.National;
        var pages = source.Extract(document, TestContext.Current.CancellationToken);
        var read = source.Validate(source.Normalise(source.Parse(pages, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
        var entities = read.Entities.ToDictionary(entity => entity.Slug);
        var texts = read.Findings.ToDictionary(finding => finding.Reference.Value, finding => string.Join('\n', Around(finding, entities)));

        Assert.Empty(Shipped.Value.SelectMany(record => Said.UnknownNumbers(record.Summary, texts[record.Reference.Value], Amounts(record))
            .Concat(Said.UnknownNames(record.Summary, texts[record.Reference.Value])).Select(what => $"{record.Reference.Value}: {what}")));
        Assert.Empty(Shipped.Value.Where(record => record.AmountCents is { } cents && !Amounts(record).Contains(cents / 100m)
            && Said.UnknownNumbers((cents / 100m).ToString("0.00", CultureInfo.InvariantCulture), texts[record.Reference.Value], []).Any()).Select(record => record.Reference.Value));
    }

    [Fact]
    public void Swahili_says_the_same_numbers_shortly_and_in_words_of_its_own() =>
        Assert.Empty(Shipped.Value.Select(record => SwahiliFault(record.Summary, record.SummarySw) is { } fault ? $"{record.Reference.Value}: {fault}" : null).OfType<string>());

    [Theory]
    [InlineData("It cost Ksh 5 million in 2021.", "Iligharimu Ksh milioni 5 mwaka 2021.", null)]
    [InlineData("It cost Ksh 5 million in 2021.", null, null)]
    [InlineData("It cost Ksh 5 million in 2021.", "Iligharimu Ksh milioni 6 mwaka 2021.", "other numbers")]
    [InlineData("It cost Ksh 5 million.", "It cost Ksh 5 million.", "not translated")]
    [InlineData("It cost much.", " ", "empty")]
    public void A_fault_of_the_Swahili_is_seen(string english, string? swahili, string? fault) => Assert.Equal(fault, SwahiliFault(english, swahili));

    [Theory]
    [InlineData("The sum of Ksh 4.8 billion was lost in Meru.", "", "")]
    [InlineData("The sum of Ksh 4.9 billion was lost in Meru.", "4.9 billion", "")]
    [InlineData("The sum of Ksh 4.8 billion was lost in Embu by Meru's office.", "", "Embu")]
    [InlineData("It took 12 of 30 days.", "12", "")]
    public void A_number_or_name_that_the_source_lacks_is_seen(string text, string number, string name)
    {
        const string Source = "In Meru, Kshs.4,812,000,000 within 30 days.";

        Assert.Equal(number, string.Join(' ', Said.UnknownNumbers(text, Source, [])));
        Assert.Equal(name, string.Join(' ', Said.UnknownNames(text, Source)));
    }

    [Theory]
    [InlineData("The cat sat on the mat.", 116.1)]
    [InlineData("The administration acknowledged considerable irregularities regarding documentation.", -138.7)]
    public void Ease_falls_with_long_words(string text, double expected) => Assert.Equal(expected, ReadingEase.Of(text), 1);

    private static string? SwahiliFault(string english, string? swahili) => swahili switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(swahili) => "empty",
        _ when swahili == english => "not translated",
        _ when swahili.Split(' ').Length > MostSwahiliWords => "too long",
        _ when Said.Digits(english) != Said.Digits(swahili) => "other numbers",
        _ => null,
    };

    private static List<decimal> Amounts(EditorialRecord record) =>
        [.. Facts.Value[record.Reference.Value].Amounts.Where(amount => amount.Cents is not null).Select(amount => amount.Cents!.Value / 100m)];

    private static IEnumerable<string> Around(Finding finding, Dictionary<string, EntityRecord> entities)
    {
        var entity = entities[finding.EntitySlug];
        return [finding.Title, finding.Body ?? "", entity.Name, entity.ParentSlug is null ? "" : entities[entity.ParentSlug].Name, "2020/21 2020/2021 30 June 2021"];
    }
}
