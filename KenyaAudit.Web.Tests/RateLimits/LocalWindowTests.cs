using KenyaAudit.Web.RateLimits;
using Microsoft.Extensions.Time.Testing;

namespace KenyaAudit.Web.Tests.RateLimits;

public sealed class LocalWindowTests
{
    private static readonly PolicyLimit ThreeAMinute = new() { Permits = 3, WindowSeconds = 60 };

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void So_many_are_let_in_and_no_more()
    {
        var window = new LocalWindow(_clock, 100);

        var allowed = Enumerable.Range(0, 10).Count(_ => Charge(window).IsAllowed);

        Assert.Equal(3, allowed);
    }

    [Fact]
    public void A_steady_three_a_minute_is_never_refused_in_eight_hours()
    {
        var window = new LocalWindow(_clock, 100);
        for (var asked = 0; asked < 8 * 60 * 3; asked++)
        {
            Assert.True(Charge(window).IsAllowed);
            _clock.Advance(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public void Asking_while_refused_does_not_push_the_window_on()
    {
        var window = new LocalWindow(_clock, 100);
        Charge(window, cost: 3);
        for (var second = 0; second < 59; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            var refused = Charge(window);
            Assert.False(refused.IsAllowed);
            Assert.Equal(TimeSpan.FromSeconds(59 - second), refused.Wait);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Charge(window).IsAllowed);
    }

    [Fact]
    public void A_dear_request_costs_its_price_and_waits_for_all_of_it()
    {
        var window = new LocalWindow(_clock, 100);
        Charge(window);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Charge(window);
        _clock.Advance(TimeSpan.FromSeconds(10));

        var refused = Charge(window, cost: 3);

        Assert.Equal(new WindowAnswer(false, 1, TimeSpan.FromSeconds(50)), refused);
    }

    [Fact]
    public void A_price_above_the_limit_needs_an_empty_window_and_then_passes()
    {
        var window = new LocalWindow(_clock, 100);

        Assert.Equal(new WindowAnswer(true, 0, TimeSpan.FromSeconds(60)), Charge(window, cost: 50));
        Assert.False(Charge(window).IsAllowed);
    }

    [Fact]
    public void Clients_and_policies_are_counted_apart()
    {
        var window = new LocalWindow(_clock, 100);
        Charge(window, cost: 3);

        Assert.True(window.Charge(new Charge(LimitPolicy.Read, "other", 1), ThreeAMinute).IsAllowed);
        Assert.True(window.Charge(new Charge(LimitPolicy.Search, "client", 1), ThreeAMinute).IsAllowed);
    }

    [Fact]
    public void Ten_thousand_addresses_keep_no_more_than_the_node_may_remember()
    {
        var window = new LocalWindow(_clock, 1000);
        for (var client = 0; client < 10_000; client++)
        {
            Assert.True(window.Charge(new Charge(LimitPolicy.Read, $"client-{client}", 1), ThreeAMinute).IsAllowed);
            Assert.InRange(window.Count, 1, 1000);
        }
    }

    [Fact]
    public void Who_asked_last_is_remembered_longest()
    {
        var window = new LocalWindow(_clock, 100);
        for (var client = 0; client < 100; client++)
        {
            window.Charge(new Charge(LimitPolicy.Read, $"client-{client}", 3), ThreeAMinute);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        window.Charge(new Charge(LimitPolicy.Read, "newcomer", 1), ThreeAMinute);

        Assert.False(window.Charge(new Charge(LimitPolicy.Read, "client-99", 1), ThreeAMinute).IsAllowed);
    }

    private static WindowAnswer Charge(LocalWindow window, int cost = 1) => window.Charge(new Charge(LimitPolicy.Read, "client", cost), ThreeAMinute);
}
