using System.Text.RegularExpressions;
using KenyaAudit.E2E.Pages;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>People who run the site get in, are locked out, get in again, and get as far as their role.</summary>
public sealed class AccountTests(Site site, OwnSite own) : Journey(site), IClassFixture<OwnSite>
{
    private SiteProcess Own => own.Process;

    [Fact]
    public async Task The_first_admin_comes_in_by_a_link_and_an_authenticator_and_signs_out_everywhere()
    {
        const string Email = "first@example.org";
        var phone = await OpenAsync(Device.Phone, on: Own);
        var here = new AccountPages(phone);
        await here.EnrolAsync(await LinkAsync("--email", Email), async () =>
        {
            await phone.AssertAccessibleAsync();
            Assert.False(await phone.ScrollsSidewaysAsync());
        });

        var desk = await OpenAsync(Device.Desktop, on: Own);
        var there = new AccountPages(desk);
        await desk.GotoAsync("admin/accounts");
        await there.OutsideAsync();
        await desk.AssertAccessibleAsync();
        await there.GivePasswordAsync(Email);
        await there.GiveCodeAsync(here.Telephone!.NextCode());
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Accounts");
        await desk.AssertAccessibleAsync();

        await desk.GotoAsync("admin/audit");
        await desk.AssertAccessibleAsync();
        await phone.GotoAsync("account");
        await phone.AssertAccessibleAsync();
        Assert.False(await phone.ScrollsSidewaysAsync());
        await here.PressAsync("Sign out everywhere");
        await here.OutsideAsync();
        await Expect(phone.GetByRole(AriaRole.Status)).ToHaveTextAsync("You are signed out everywhere.");
        await desk.ReloadAsync();
        await there.OutsideAsync();
    }

    [Fact]
    public async Task Who_guesses_is_locked_out_and_the_owner_comes_back_by_a_new_link_and_a_recovery_code_without_script()
    {
        const string Email = "locked@example.org";
        var page = await OpenAsync(Device.Phone, javaScript: false, on: Own);
        var account = new AccountPages(page);
        await account.EnrolAsync(await LinkAsync("--email", Email, "--role", "editor"));
        await account.PressAsync("Sign out");

        for (var guess = 0; guess < 5; guess++)
        {
            await account.GivePasswordAsync(Email, $"a guess that is wrong {guess}");
            await Expect(account.Alert).ToContainTextAsync("the account is closed for now");
        }

        await account.GivePasswordAsync(Email);
        await Expect(account.Alert).ToContainTextAsync("opens again in 15 minutes");

        await account.SetPasswordAsync(await LinkAsync("--email", Email), password: "nine quiet herons over turkana");
        await account.GiveCodeAsync(account.RecoveryCodes[0]);
        await account.InsideAsync();
        await page.GotoAsync("account");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("9");
    }

    [Fact]
    public async Task An_admin_invites_a_viewer_and_an_editor_and_each_gets_as_far_as_their_role()
    {
        var admin = await OpenAsync(Device.Desktop, javaScript: false, on: Own);
        await new AccountPages(admin).EnrolAsync(await LinkAsync("--email", "chief@example.org"));
        await CheckAsync(admin, pipeline: true, quarantine: true, accounts: true);
        foreach (var (role, label) in ((string, string)[])[("viewer", "Viewer: looks"), ("editor", "Editor: also corrects")])
        {
            await admin.GotoAsync("admin/accounts");
            await admin.GetByLabel("E-mail address").FillAsync($"{role}@example.org");
            await admin.Locator("#role").SelectOptionAsync(new SelectOptionValue { Label = label });
            await admin.GetByRole(AriaRole.Button, new() { Name = "Make a one-time link" }).ClickAsync();
            var link = new Uri((await admin.GetByRole(AriaRole.Status).Locator("code").TextContentAsync())!).PathAndQuery;

            var page = await OpenAsync(Device.Phone, on: Own);
            await new AccountPages(page).EnrolAsync(link.TrimStart('/'));
            Expecting("status: 403");
            Expecting("console: Failed to load resource: the server responded with a status of 403");
            await CheckAsync(page, pipeline: false, quarantine: role == "editor", accounts: false);
        }

        await admin.GotoAsync("admin/audit?actor=chief@example.org&act=account.created");
        await Expect(admin.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(admin.Locator("tbody")).ToContainTextAsync("viewer@example.org");
    }

    // Which pages open, and which show something to press.
    private static async Task CheckAsync(IPage page, bool pipeline, bool quarantine, bool accounts)
    {
        foreach (var (path, opens, presses) in ((string, bool, bool)[])[
            ("admin", true, false), ("admin/pipeline", true, pipeline), ("admin/quarantine", true, false), ("admin/findings", quarantine, false),
            ("admin/accounts", accounts, accounts), ("admin/audit", accounts, false)])
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal((path, opens ? 200 : 403), (path, answer!.Status));
            Assert.Equal((path, presses), (path, await page.Locator("main form[method=post]").CountAsync() > 0));
        }

        // The dashboard's own icon is refused by our policy and told on the console, so it is asked for without a window.
        Assert.Equal(200, (await page.APIRequest.GetAsync("admin/jobs")).Status);
        if (!accounts)
        {
            await page.GotoAsync("admin/audit");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your account may not do this");
            await page.AssertAccessibleAsync();
        }
    }

    // The link that the verb prints, under the address where the site really is.
    private async Task<string> LinkAsync(params string[] options)
    {
        var (exit, output) = await Own.RunVerbAsync(Cancellation, ["admin", "create", .. options]);
        Assert.Equal((0, true), (exit, LinkPattern().IsMatch(output)));
        return LinkPattern().Match(output).Groups[1].Value;
    }

    private static Regex LinkPattern() => new("http://localhost:5080/(account/set-password\\?\\S+)", RegexOptions.CultureInvariant);
}
