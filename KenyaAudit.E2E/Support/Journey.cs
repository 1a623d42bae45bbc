using Microsoft.Playwright;

namespace KenyaAudit.E2E.Support;

/// <summary>A reader's way through the site. At its end no window may have met a console error, a failed request or a request to another host.</summary>
public abstract class Journey(Site site) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _windows = [];
    private readonly Faults _faults = new();
    private IBrowser? _browser;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected Site Site => site;

    /// <summary>A new window on the shared site, or on a site of the journey's own. Addresses given to it are relative.</summary>
    protected async Task<IPage> OpenAsync(Device device, bool javaScript = true, ColorScheme? colours = null, SiteProcess? on = null)
    {
        var target = on ?? await site.SharedAsync();
        return await OpenAsync(target.Address, device, javaScript, colours);
    }

    /// <summary>A fault that is part of the journey, such as a page that does not exist. It must then happen.</summary>
    protected void Expecting(string partOfFault) => _faults.Expect(partOfFault);

    private protected async Task<IPage> OpenAsync(Uri? address, Device device, bool javaScript, ColorScheme? colours)
    {
        _browser ??= await site.Browsers.BorrowAsync();
        var window = await Site.NewContextAsync(_browser, address, device, javaScript, colours);
        _windows.Add(window);
        var page = await window.NewPageAsync();
        _faults.Watch(page, address);
        return page;
    }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var window in _windows)
        {
            if (failed)
            {
                await KeepPicturesAsync(window);
            }

            await window.CloseAsync();
        }

        if (_browser is not null)
        {
            site.Browsers.Return(_browser);
        }

        GC.SuppressFinalize(this);

        // A test that failed already has its reason; faults would hide it.
        if (!failed)
        {
            _faults.AssertNoneLeft();
        }
    }

    private static async Task KeepPicturesAsync(IBrowserContext window)
    {
        foreach (var page in window.Pages)
        {
            var picture = await page.ScreenshotAsync(new() { FullPage = true });
            TestContext.Current.AddAttachment($"screen-{Guid.NewGuid():N}.png", picture, "image/png");
            TestContext.Current.TestOutputHelper?.WriteLine($"at {page.Url}");
        }
    }
}
