using System.Text.RegularExpressions;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Pages;

/// <summary>The way in, and one's own account, as whoever signs in sees them.</summary>
internal sealed class AccountPages(IPage page)
{
    public const string Password = "mango ladder river stamp";

    public ILocator Alert => page.GetByRole(AriaRole.Alert);

    public Authenticator? Telephone { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>From the one-time link to the first page of the admins.</summary>
    public async Task EnrolAsync(string link, Func<Task>? look = null)
    {
        await SetPasswordAsync(link, look);
        await Expect(page.GetByAltText("QR code that holds the key below")).ToBeVisibleAsync();
        Telephone = new Authenticator((await page.Locator("#key").TextContentAsync())!);
        await LookAsync(look);
        await page.GetByLabel("Code from your authenticator app").FillAsync(Telephone.NextCode());
        await GoOnAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Keep these recovery codes");
        RecoveryCodes = await page.GetByRole(AriaRole.List, new() { Name = "Recovery codes" }).Locator("code").AllTextContentsAsync();
        await LookAsync(look);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them: go on" }).ClickAsync();
        await InsideAsync();
    }

    public async Task SetPasswordAsync(string link, Func<Task>? look = null, string password = Password)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("New password").FillAsync(password);
        await LookAsync(look);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
    }

    public async Task GivePasswordAsync(string email, string password = Password)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public async Task GiveCodeAsync(string code)
    {
        await page.GetByLabel("Code from your authenticator app").FillAsync(code);
        await GoOnAsync();
    }

    public Task InsideAsync() => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Administration");

    public Task OutsideAsync() => Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));

    public async Task PressAsync(string button)
    {
        await page.GotoAsync("account");
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    private Task GoOnAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();

    private static Task LookAsync(Func<Task>? look) => look?.Invoke() ?? Task.CompletedTask;
}
