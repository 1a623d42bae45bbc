using Microsoft.AspNetCore.Authentication.Cookies;

namespace KenyaAudit.Web.Access;

/// <summary>
/// Cookies of a session: for this host only, by https only, under the __Host- name that browsers hold sites to. Without https
/// only in Development or on the machine itself, under the plain name.
/// </summary>
internal sealed class HostCookies(IHostEnvironment environment) : ICookieManager
{
    public const string Prefix = "__Host-";
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Name(context, key), value, Strict(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, Name(context, key), Strict(context, options));

    public static bool MayBePlain(HttpContext context, IHostEnvironment environment) =>
        !context.Request.IsHttps && (!environment.IsProduction() || Loopback.Is(context));

    private string Name(HttpContext context, string key) => MayBePlain(context, environment) ? key : Prefix + key;

    private CookieOptions Strict(HttpContext context, CookieOptions options)
    {
        options.Secure = !MayBePlain(context, environment);
        (options.HttpOnly, options.Path, options.Domain) = (true, "/", null);
        return options;
    }
}

/// <summary>The same rule for cookies whose name is fixed at the start.</summary>
internal sealed class FormCookie(IHostEnvironment environment) : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = !HostCookies.MayBePlain(context, environment);
        return options;
    }
}
