using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Tests.Ui;

public sealed class SearchAddressTests
{
    [Fact]
    public void Parameters_stand_in_one_order_and_defaults_are_left_out()
    {
        var address = new SearchAddress { Text = "a b&c", Max = 5, Min = 1, Sort = "amount", Page = 3 }
            .With(SearchAddress.OpinionName, ["qualified", "adverse", "adverse"]).With(SearchAddress.EntityName, ["x"]).At(3);

        Assert.Equal("/search?q=a%20b%26c&entity=x&opinion=adverse&opinion=qualified&min=1&max=5&sort=amount&p=3", SiteLinks.Search(address));
        Assert.Equal("/search", SiteLinks.Search(SearchAddress.Empty));
    }

    [Fact]
    public void A_changed_filter_starts_from_the_first_page()
    {
        var address = new SearchAddress { Text = "x", Page = 7 };

        Assert.Equal("/search?q=x&opinion=adverse", SiteLinks.Search(address.Toggle(SearchAddress.OpinionName, "adverse")));
        Assert.Equal("/search?q=x", SiteLinks.Search(address.Toggle(SearchAddress.OpinionName, "adverse").Toggle(SearchAddress.OpinionName, "adverse")));
    }

    [Fact]
    public void Every_filter_is_a_declared_parameter() =>
        Assert.Subset(SearchAddress.Parameters.Split(' ').ToHashSet(), SearchAddress.FilterNames.ToHashSet());
}
