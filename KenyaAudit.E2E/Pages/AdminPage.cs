using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The pipeline as an admin sees it.</summary>
internal sealed class AdminPage(IPage page)
{
    public ILocator Said => page.GetByRole(AriaRole.Status);

    public static async Task<AdminPage> OpenAsync(IPage page)
    {
        await page.GotoAsync("admin");
        return new AdminPage(page);
    }

    public Task LoadInboxAsync(string sourceId) =>
        page.GetByRole(AriaRole.Button, new() { Name = $"Load the inbox of {sourceId}" }).ClickAsync();

    /// <summary>The run that read a document, once it has ended as said.</summary>
    /// <param name="sha256">Of the document; runs show the beginning of it.</param>
    public ILocator Run(string sha256, string state) =>
        page.GetByRole(AriaRole.Article).Filter(new() { HasText = sha256[..12] })
            .Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex($": {state}$") }) });
}
