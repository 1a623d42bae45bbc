using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Site))]

// One browser connection and two cores: journeys run one after the other.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace KenyaAudit.E2E.Support;

/// <summary>One browser and one site with the bundled data for the whole run, each started when first asked for. Journeys that change data start a site of their own.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private readonly Lazy<Task<SiteProcess>> _shared = new(() => SiteProcess.StartAsync(CancellationToken.None));
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task<SiteProcess> SharedAsync() => _shared.Value;

    /// <summary>A window that starts at <paramref name="address"/>; its cookies and cache are its own.</summary>
    internal async Task<IBrowserContext> NewContextAsync(Uri? address, Device device, bool javaScript, ColorScheme? colours)
    {
        var browser = await BrowserAsync();
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
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_shared is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _shared.Value).DisposeAsync();
        }
    }

    private async Task<IBrowser> BrowserAsync()
    {
        _playwright ??= await Playwright.CreateAsync();
        return _browser ??= await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("E2E_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = Quiet,
        });
    }
}

/// <summary>The two screens every page is looked at on: 360x740 with touch, and 1280x800.</summary>
public enum Device
{
    Phone,
    Desktop,
}
