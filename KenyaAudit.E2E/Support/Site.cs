using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Site))]

// Journeys wait more than they work. How many run at once stands in xunit.runner.json.
[assembly: Parallelization(Mode = ParallelMode.Collections)]

namespace KenyaAudit.E2E.Support;

/// <summary>The browsers and one site with the bundled data for the whole run, each started when first asked for. Journeys that change data start a site of their own.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Lazy<Task<SiteProcess>> _shared = new(() => SiteProcess.StartAsync(CancellationToken.None));

    internal Browsers Browsers { get; } = new();

    public Task<SiteProcess> SharedAsync() => _shared.Value;

    /// <summary>A window that starts at <paramref name="address"/>; its cookies and cache are its own.</summary>
    internal static async Task<IBrowserContext> NewContextAsync(IBrowser browser, Uri? address, Device device, bool javaScript, ColorScheme? colours)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address?.ToString(),
            JavaScriptEnabled = javaScript,
            ColorScheme = colours,
            Locale = "en-GB",
            TimezoneId = "Africa/Nairobi",
            ViewportSize = device == Device.Phone ? new() { Width = 360, Height = 740 } : new() { Width = 1280, Height = 800 },
            IsMobile = device == Device.Phone,
            HasTouch = device == Device.Phone,
        });
        context.SetDefaultTimeout(10_000);
        return context;
    }

    public ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(10_000);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Browsers.DisposeAsync();
        if (_shared is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _shared.Value).DisposeAsync();
        }
    }
}

/// <summary>The two screens every page is looked at on: 360x740 with touch, and 1280x800.</summary>
public enum Device
{
    Phone,
    Desktop,
}
