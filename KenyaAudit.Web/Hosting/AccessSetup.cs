using Hangfire;
using Hangfire.Dashboard;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class AccessSetup
{
    private const string DoorScheme = "Door";
    private static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    /// <summary>Accounts, the audit trail and the key ring: what verbs need too.</summary>
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>().AddSingleton<IValidateOptions<AccessOptions>, AccessSettingsValidator>();
        services.AddSingleton(new LocalSecretFile(DataFolder.Of(builder.Configuration, builder.Environment).Under(Path.Combine("keys", "dev-secret"))));
        services.AddSingleton<SecretKeys>().AddSingleton<AuditChain>().AddSingleton<FailureLog>().AddSingleton<DecoyPassword>();
        services.AddHttpContextAccessor();
        services.AddScoped<AuditTrail>().AddScoped<AuditTrailCheck>().AddScoped<KeyRotation>().AddScoped<AccountKeeper>()
            .AddScoped<Attempts>().AddScoped<SignInDesk>().AddScoped<OwnAccount>();
        services.AddDataProtection().SetApplicationName("KenyaAudit").PersistKeysToDbContext<AuditDb>();
        services.AddOptions<KeyManagementOptions>().Configure<SecretKeys>((ring, secrets) => ring.XmlEncryptor = new KeyRingEncryptor(secrets));
        services.AddIdentityCore<AccountRow>(options =>
            {
                // Any address may be a name; what a password must be is said by PasswordRules alone.
                options.User.AllowedUserNameCharacters = "";
                options.Password = new PasswordOptions
                {
                    RequiredLength = 1, RequiredUniqueChars = 0, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
            })
            .AddUserStore<AccountStore>().AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<DataProtectorTokenProvider<AccountRow>>(TokenOptions.DefaultProvider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = LinkLasts);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        return builder;
    }

    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<Sessions>().AddScoped<SessionEvents>().AddSingleton<AccountsKnown>().AddSingleton<HostCookies>();
        services.AddSingleton<IValidateOptions<AccessOptions>, ServingSecretValidator>();
        services.AddHostedService<AddressSweep>().AddHostedService<AccessWatch>();
        services.AddAuthentication(DoorScheme)
            .AddPolicyScheme(DoorScheme, null, door => door.ForwardDefaultSelector = Door.SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, LocalAdmin>(LocalAdmin.Scheme, _ => { })
            .AddCookie(Sessions.Whole, cookie => cookie.EventsType = typeof(SessionEvents))
            .AddCookie(Sessions.Half);
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Whole).Configure<HostCookies, IOptions<AccessOptions>>((cookie, hosts, access) =>
            Dress(cookie, hosts, "kenyaaudit-session", SameSiteMode.Lax, TimeSpan.FromMinutes(access.Value.IdleMinutes), sliding: true));
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Half).Configure<HostCookies>((cookie, hosts) =>
            Dress(cookie, hosts, "kenyaaudit-half", SameSiteMode.Strict, Sessions.HalfLasts, sliding: false));
        AddProvider(builder);
        AddPolicies(services);

        var name = builder.Environment.IsProduction() && IsHttps(builder.Configuration["Site:PublicUrl"]) ? HostCookies.Prefix : "";
        services.AddAntiforgery(options => options.Cookie = Form(builder.Environment, name + "kenyaaudit-form"));
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie = Form(builder.Environment, name + "kenyaaudit-said"));
        return builder;
    }

    public static WebApplication UseAdmin(this WebApplication app)
    {
        app.MapHangfireDashboardWithAuthorizationPolicy(Policies.Viewer, "/admin/jobs", new DashboardOptions
        {
            DashboardTitle = "KenyaAudit jobs",
            AppPath = "/admin",
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = dashboard => !dashboard.GetHttpContext().User.IsInRole(Policies.Admin),
        });
        return app;
    }

    /// <summary>Who is signed in matters under /admin and /account only; asking on every public page costs as much as sending it.</summary>
    public static bool AsksWho(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/admin") || context.Request.Path.StartsWithSegments("/account");

    private static void AddProvider(WebApplicationBuilder builder)
    {
        var provider = builder.Configuration.GetSection($"{AccessOptions.Section}:{nameof(AccessOptions.OpenIdConnect)}").Get<ProviderOptions>();
        if (provider is not { IsSet: true })
        {
            return;
        }

        builder.Services.AddScoped<ProviderEvents>();
        builder.Services.AddAuthentication().AddOpenIdConnect(ProviderEvents.Scheme, options =>
        {
            (options.Authority, options.ClientId, options.CallbackPath) = (provider.Authority, provider.ClientId, ProviderEvents.CallbackPath);
            (options.SignInScheme, options.EventsType) = (Sessions.Half, typeof(ProviderEvents));

            // The answer comes as a link, not as another site's form, so cookies need not be open to other sites.
            (options.ResponseType, options.ResponseMode, options.UsePkce) = ("code", "query", true);
            (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint) = (false, false, false);
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("email");
            foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            {
                (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
            }
        });
    }

    private static void AddPolicies(IServiceCollection services)
    {
        string[] ranks = [Policies.Viewer, Policies.Editor, Policies.Admin];
        var policies = services.AddAuthorizationBuilder();
        for (var at = 0; at < ranks.Length; at++)
        {
            var enough = ranks[at..];
            policies.AddPolicy(ranks[at], rule => rule.RequireAuthenticatedUser().RequireRole(enough));
        }
    }

    private static void Dress(CookieAuthenticationOptions cookie, HostCookies hosts, string name, SameSiteMode sameSite, TimeSpan lasts, bool sliding)
    {
        cookie.CookieManager = hosts;
        (cookie.Cookie.Name, cookie.Cookie.SameSite, cookie.Cookie.HttpOnly, cookie.Cookie.IsEssential) = (name, sameSite, true, true);
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (lasts, sliding);
    }

    private static FormCookie Form(IHostEnvironment environment, string name) =>
        new(environment) { Name = name, SameSite = SameSiteMode.Strict, HttpOnly = true, Path = "/", IsEssential = true };

    private static bool IsHttps(string? address) => address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
}
