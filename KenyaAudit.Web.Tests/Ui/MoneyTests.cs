using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ui;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Tests.Ui;

public sealed class MoneyTests
{
    private static readonly IStringLocalizer Text = new ResourceManagerStringLocalizerFactory(
        Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance).Create(typeof(SiteText));

    [Theory]
    [InlineData(99_999_900, null)]
    [InlineData(123_456_789_00, "about 123.5 million shillings")]
    [InlineData(1_234_567_890_00, "about 1.23 billion shillings")]
    [InlineData(7_545_923_130_128_00, "about 7.55 trillion shillings")]
    public void Says_large_amounts_in_words(long cents, string? words) => Assert.Equal(words, Money.InWords(new Kes(cents), Text));

    [Theory]
    [InlineData(500_050, "5,000.50")]
    [InlineData(500_000, "5,000")]
    public void Prints_hundredths_only_where_there_are_some(long cents, string figure) => Assert.Equal(figure, Money.Figure(cents));
}
