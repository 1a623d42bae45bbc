using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The pipeline as an admin sees it.</summary>
internal sealed class AdminPage(IPage page)
{
    public ILocator Said => page.GetByRole(AriaRole.Status);

    /// <summary>Where a run stands, on its own page.</summary>
    public ILocator Progress => page.Locator("#progress");

    public ILocator Stop => page.GetByRole(AriaRole.Button, new() { Name = "Stop this run" });

    public ILocator Steps => page.GetByRole(AriaRole.Table, new() { Name = "What went in and came out of each step" }).Locator("tbody tr");

    public static async Task<AdminPage> OpenAsync(IPage page)
    {
        await page.GotoAsync("admin/pipeline");
        return new AdminPage(page);
    }

    /// <summary>Returns once the page says that the run was asked for.</summary>
    public async Task LoadInboxAsync(string sourceId)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Load the inbox of {sourceId}" }).ClickAsync();
        await Assertions.Expect(Said).ToContainTextAsync("was asked for");
    }

    public Task OpenRunAsync(int number) => page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = $"Run {number}", Exact = true }).ClickAsync();

    /// <summary>The number of the process that reads a document in this run; null while none does.</summary>
    /// <param name="sha256">Of the document.</param>
    public async Task<int?> ReaderAsync(int number, string sha256)
    {
        await page.GotoAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"admin/pipeline/runs/{number}"));
        return await Progress.GetByText(sha256).CountAsync() == 0
            ? null
            : int.Parse((await Progress.Locator("dt:text-is('Carried out by') + dd").InnerTextAsync()).Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task LookAgainAsync() => page.GetByRole(AriaRole.Link, new() { Name = "Look again" }).ClickAsync();

    /// <summary>The number of the run that was just asked for.</summary>
    public async Task<int> AskedAsync()
    {
        var said = await Said.TextContentAsync();
        return int.Parse(Regex.Match(said!, "Run ([0-9]+) was asked for").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The run that read a document, once it has ended as said.</summary>
    /// <param name="sha256">Of the document; runs show the beginning of it.</param>
    public ILocator Run(string sha256, string state) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = sha256[..12] }).Filter(new() { Has = page.GetByText(state, new() { Exact = true }) });
}
