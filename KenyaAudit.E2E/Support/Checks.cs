using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace KenyaAudit.E2E.Support;

/// <summary>What is asked of every page, whatever it shows.</summary>
internal static class Checks
{
    private const string LayoutShift = """
        () => new Promise(done => {
          let sum = 0;
          const add = shifts => { for (const shift of shifts) sum += shift.value; };
          const observer = new PerformanceObserver(list => add(list.getEntries()));
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => { add(observer.takeRecords()); done(sum); })));
        })
        """;

    /// <summary>No rule of axe is broken, whatever its severity. Needs a window with JavaScript.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Sum of the layout shifts since the page was opened. Ask before any input: what a reader's own input moved counts too.</summary>
    /// <remarks>The browser's "recent input" mark is not used: it is also set for half a second after a window gets its size.</remarks>
    public static Task<double> LayoutShiftAsync(this IPage page) => page.EvaluateAsync<double>(LayoutShift);

    /// <summary>The rules of axe that colours can break: all that another colour scheme changes.</summary>
    public static async Task AssertLegibleAsync(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } });
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>True when the page can be moved sideways, which a phone page must not.</summary>
    public static Task<bool> ScrollsSidewaysAsync(this IPage page) =>
        page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
}
