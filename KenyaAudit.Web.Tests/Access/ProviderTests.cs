using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Pages.Account;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KenyaAudit.Web.Tests.Access;

/// <summary>A provider as OpenID Connect describes it: discovery, keys, and a token for the code that its sign-in page would have given.</summary>
internal sealed class ProviderStub : HttpMessageHandler
{
    public const string Authority = "https://provider.example";
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };

    public string Nonce { get; set; } = "";

    public string Email { get; set; } = "";

    public bool IsVerified { get; set; } = true;

    public Dictionary<string, string> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.AbsolutePath switch
    {
        "/.well-known/openid-configuration" => Json(new
        {
            issuer = Authority, authorization_endpoint = Authority + "/authorize", token_endpoint = Authority + "/token", jwks_uri = Authority + "/keys",
        }),
        "/keys" => Json(new { keys = new[] { Public(_key) } }),
        "/token" => await TokenAsync(request, cancellationToken),
        _ => new HttpResponseMessage(HttpStatusCode.NotFound),
    };

    private async Task<HttpResponseMessage> TokenAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        foreach (var (name, value) in QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellation)))
        {
            Asked[name] = value.ToString();
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority, Audience = "kenyaaudit", SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = "7", ["email"] = Email, ["email_verified"] = IsVerified, ["nonce"] = Nonce },
        });
        return Json(new { access_token = "none", token_type = "Bearer", id_token = token });
    }

    private static object Public(RsaSecurityKey key)
    {
        var numbers = key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }

    private static HttpResponseMessage Json(object body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
}

internal sealed class ProvidedSite : GuardedSite
{
    public ProviderStub Provider { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Access:OpenIdConnect:Authority", ProviderStub.Authority).UseSetting("Access:OpenIdConnect:ClientId", "kenyaaudit")
            .UseSetting("Access:OpenIdConnect:Name", "the House").UseSetting("OIDC_CLIENT_SECRET", "whispered");
        builder.ConfigureTestServices(services => services.Configure<OpenIdConnectOptions>(ProviderEvents.Scheme, options => options.BackchannelHttpHandler = Provider));
    }
}

public sealed class ProviderTests : IDisposable
{
    private const string Email = "wanjiku@example.org";
    private readonly ProvidedSite _site = new();

    // Cookies of the way out and back say when they end, and the test's browser keeps them by the real clock.
    public ProviderTests() => _site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_vouched_address_with_an_account_stands_for_the_password_and_the_second_factor_is_asked_all_the_same()
    {
        var person = await _site.EnterAsync(Email, AccountRole.Admin);
        await person.SendAsync("/account", "SignOut");

        var back = await ThroughAsync(person.Browser, Email, isVerified: true);

        Assert.Equal("/account/second-factor", back.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await person.StatusOfAsync("/admin"));
        Assert.Equal("/admin", (await person.SendAsync("/account/second-factor", "", ("code", person.NextCode()))).Headers.Location!.OriginalString);
        Assert.Equal(("whispered", true), (_site.Provider.Asked["client_secret"], _site.Provider.Asked.ContainsKey("code_verifier")));
    }

    [Theory]
    [InlineData("stranger@example.org", true, "provider, no account")]
    [InlineData(Email, false, "provider, address not verified")]
    public async Task Who_has_no_account_or_an_address_that_was_not_verified_is_told_so_and_gets_no_account(string email, bool isVerified, string why)
    {
        var person = await _site.EnterAsync(Email, AccountRole.Admin);
        await person.SendAsync("/account", "SignOut");

        var back = await ThroughAsync(person.Browser, email, isVerified);

        Assert.Equal("/account/sign-in?refused=true", back.Headers.Location!.OriginalString);
        Assert.Contains(SignInModel.NotVouched, (await person.Browser.PageAsync(back.Headers.Location.OriginalString)).Words("main"), StringComparison.Ordinal);
        await _site.StoreAsync(async (db, cancellation) =>
        {
            Assert.Equal(1, await db.Accounts.CountAsync(cancellation));
            Assert.Equal(why, await db.AuditEvents.OrderByDescending(row => row.Sequence).Select(row => row.Reason).FirstAsync(cancellation));
        });
    }

    private async Task<HttpResponseMessage> ThroughAsync(HttpClient browser, string email, bool isVerified)
    {
        var link = (await browser.PageAsync("/account/sign-in")).QuerySelectorAll("main a").Single(a => a.TextContent == "Sign in with the House").GetAttribute("href")!;
        var away = (await browser.AskAsync(link)).Headers.Location!;
        var asked = QueryHelpers.ParseQuery(away.Query);
        Assert.Equal((ProviderStub.Authority + "/authorize", "code", "query"), (away.GetLeftPart(UriPartial.Path), asked["response_type"].ToString(), asked.TryGetValue("response_mode", out var mode) ? mode.ToString() : "query"));
        (_site.Provider.Email, _site.Provider.IsVerified, _site.Provider.Nonce) = (email, isVerified, asked["nonce"].ToString());
        return await browser.AskAsync($"{ProviderEvents.CallbackPath}?code=c&state={Uri.EscapeDataString(asked["state"].ToString())}");
    }
}
