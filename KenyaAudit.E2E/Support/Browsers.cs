using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace KenyaAudit.E2E.Support;

/// <summary>Browsers that journeys borrow one at a time: a connection to a browser serves one journey, and starting one costs a second.</summary>
internal sealed class Browsers : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private readonly ConcurrentBag<IBrowser> _free = [];
    private readonly ConcurrentBag<(IPlaywright Playwright, IBrowser Browser)> _started = [];

    public async Task<IBrowser> BorrowAsync() => _free.TryTake(out var browser) ? browser : await StartAsync();

    public void Return(IBrowser browser) => _free.Add(browser);

    public async ValueTask DisposeAsync()
    {
        foreach (var (playwright, browser) in _started)
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("E2E_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = Quiet,
        });
        _started.Add((playwright, browser));
        return browser;
    }
}
