using KenyaAudit.Etl.Normalise;

namespace KenyaAudit.Web.Tests.Etl.Normalise;

public sealed class AmountReaderTests
{
    [Theory]
    [InlineData("a sum of Kshs.1,234,567 was", "Kshs.1,234,567", 123456700L)]
    [InlineData("Kshs.1,234.50.", "Kshs.1,234.50", 123450L)]
    [InlineData("Kshs. 900", "Kshs. 900", 90000L)]
    [InlineData("Ksh.5,000", "Ksh.5,000", 500000L)]
    [InlineData("Kshs7,000", "Kshs7,000", 700000L)]
    [InlineData("Kshs,8,000", "Kshs,8,000", 800000L)]
    [InlineData("KES 8,000", "KES 8,000", 800000L)]
    [InlineData("Kshs.5.3 billion", "Kshs.5.3 billion", 530000000000L)]
    [InlineData("Kshs.2.5 Million", "Kshs.2.5 Million", 250000000L)]
    [InlineData("Kshs.196,122,958, which", "Kshs.196,122,958", 19612295800L)]
    [InlineData("Kshs.91,563,757or 47%", "Kshs.91,563,757", 9156375700L)]
    [InlineData("Kshs.34,694, 945 was", "Kshs.34,694, 945", 3469494500L)]
    [InlineData("Kshs.(1,500)", "Kshs.(1,500)", -150000L)]
    [InlineData("(Kshs.1,500)", "Kshs.1,500", 150000L)]
    public void Reads_shillings_as_printed(string text, string printed, long cents)
    {
        var amount = Assert.Single(AmountReader.Find(text));
        Assert.Equal((printed, "KES", cents), (amount.Printed, amount.Currency, amount.Cents));
    }

    [Theory]
    [InlineData("USD.4,628,182.31", "USD", 462818231L)]
    [InlineData("US$1,000", "USD", 100000L)]
    [InlineData("Euro 2,000", "EUR", 200000L)]
    [InlineData("JPY 3,000", "JPY", 300000L)]
    [InlineData("CHF 4, 641,765", "CHF", 464176500L)]
    [InlineData("a total of 5,000 Euros", "EUR", 500000L)]
    public void Reads_other_currencies(string text, string currency, long cents)
    {
        var amount = Assert.Single(AmountReader.Find(text));
        Assert.Equal((currency, cents), (amount.Currency, amount.Cents));
    }

    [Theory]
    [InlineData("Kshs.22,187,3558")]
    [InlineData("Kshs.60,948,99")]
    [InlineData("Kshs.1.234.567")]
    public void Keeps_a_figure_it_cannot_trust_without_a_value(string text) => Assert.Null(Assert.Single(AmountReader.Find(text)).Cents);

    [Theory]
    [InlineData("Regulation 119(3) of 2015")]
    [InlineData("1,234,567 trees")]
    [InlineData("The Kshs. column")]
    public void Finds_nothing_where_no_money_is(string text) => Assert.Empty(AmountReader.Find(text));

    [Fact]
    public void Never_takes_a_year_for_the_end_of_an_amount() =>
        Assert.Equal("Kshs.1,000,000", Assert.Single(AmountReader.Find("Kshs.1,000,000, 2021 being the year")).Printed);

    [Fact]
    public void A_figure_too_large_to_hold_has_no_value() => Assert.Null(Assert.Single(AmountReader.Find("Kshs.999,999,999,999,999,999,999")).Cents);
}
