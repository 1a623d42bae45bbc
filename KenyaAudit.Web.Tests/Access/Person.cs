using System.Net;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Access;

/// <summary>Somebody with a browser of their own and an authenticator app.</summary>
internal sealed class Person(GuardedSite site, string email)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public HttpClient Browser { get; } = site.Reader();

    public string Email => email;

    /// <summary>What the authenticator was given.</summary>
    public string Key { get; private set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>The code the authenticator shows; each call waits for one that was not used.</summary>
    public string NextCode()
    {
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.Code(Key, Totp.Step(site.Clock.GetUtcNow()));
    }

    /// <summary>From the one-time link to the recovery codes.</summary>
    public async Task EnrolAsync(string link)
    {
        var set = await SendAsync(link, "", ("password", GuardedSite.Password));
        Assert.Equal((HttpStatusCode.Redirect, "/account/enrol"), (set.StatusCode, set.Headers.Location?.OriginalString));
        await EnrolAsync();
    }

    public async Task EnrolAsync()
    {
        Key = (await Browser.PageAsync("/account/enrol")).QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var answer = await SendAsync("/account/enrol", "", ("code", NextCode()));
        RecoveryCodes = [.. (await answer.DocumentAsync()).QuerySelectorAll("main li code").Select(code => code.TextContent)];
        Assert.Equal(OwnAccount.RecoveryCodes, RecoveryCodes.Count);
    }

    /// <summary>The first step in.</summary>
    public Task<HttpResponseMessage> GivePasswordAsync(string password = GuardedSite.Password) =>
        SendAsync("/account/sign-in", "", ("email", email), ("password", password));

    public async Task<HttpResponseMessage> SignInAsync(string? code = null)
    {
        Assert.Equal("/account/second-factor", (await GivePasswordAsync()).Headers.Location?.OriginalString);
        return await SendAsync("/account/second-factor", "", ("code", code ?? NextCode()));
    }

    /// <summary>Opens a page as a person would and sends a form of it, token included.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string handler, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(path);
        var address = handler.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await Browser.PostAsync(new Uri(address, UriKind.Relative), form, Cancellation);
    }

    public async Task<string> TokenAsync(string path) =>
        (await Browser.PageAsync(path)).QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public async Task<HttpStatusCode> StatusOfAsync(string path) => (await Browser.AskAsync(path)).StatusCode;
}
