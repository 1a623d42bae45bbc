using System.Globalization;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Ui;
using Microsoft.Net.Http.Headers;

namespace KenyaAudit.Web.Hosting;

/// <summary>
/// What holds for every answer anyone may read: GET and HEAD only, a weak tag of what it is made from, 304 to who holds it,
/// and how long caches may keep it. Runs before the output cache, so a kept answer gets the same headers.
/// </summary>
internal sealed class PublicAnswers(RequestDelegate next, SiteState state, BuildId build, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);
    private static readonly string[] VaryBy = [HeaderNames.AcceptEncoding, .. Fragments.VaryBy];

    // Made once: these are written on every answer, kept ones too.
    private static readonly string AllVary = string.Join(", ", VaryBy);
    private static readonly string MayKeep = new CacheControlHeaderValue { Public = true, MaxAge = MaxAge, MustRevalidate = true }.ToString();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicAnswerAttribute>() is not { } answer)
        {
            await next(context);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return;
        }

        var site = await state.ReadAsync(context.RequestAborted);
        var stamp = new AnswerStamp(Prefix(context.Request, answer, site));
        context.Features.Set(site);
        context.Features.Set(stamp);
        var tag = answer.IsTaggedByHandler ? null : EntityTags.Weak([stamp.Prefix, Sequence(answer, site)]);
        var written = tag?.ToString();
        context.Features.Set(new AnswerKey(written ?? ""));
        var loading = site.Loading;
        context.Response.OnStarting(() =>
        {
            Dress(context.Response, written, loading);
            return Task.CompletedTask;
        });
        if (tag is not null && tag.IsHeldBy(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await next(context);
    }

    private string Prefix(HttpRequest request, PublicAnswerAttribute answer, SiteSnapshot site)
    {
        var variant = (request.WantsFragment() ? "f" : "p") + (site.Loading ? "l" : "");
        var today = answer.Dated ? Day(Nairobi.Today(clock)) : "";

        // The foot of a page prints the day of the last check, which moves without a publication.
        var seen = site.LastCheckedAt is { } at ? Day(Nairobi.Date(at)) : "";
        return string.Join('-', build.Value, CultureInfo.CurrentUICulture.Name, variant + today, seen);
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // A search is made from the index and from the store's rows of its hits.
    private static string Sequence(PublicAnswerAttribute answer, SiteSnapshot site) =>
        answer.Source == AnswerSource.Index ? $"{Digits(site.IndexSequence)}.{Digits(site.PublicationSequence)}" : Digits(site.PublicationSequence);

    private static string Digits(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static void Dress(HttpResponse response, string? tag, bool loading)
    {
        Vary(response);
        if (response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified))
        {
            response.Headers.Remove(HeaderNames.ETag);
            response.Headers.CacheControl = response.StatusCode == StatusCodes.Status301MovedPermanently ? "public, max-age=86400" : "no-cache";
            return;
        }

        if (tag is not null)
        {
            response.Headers.ETag = tag;
        }

        // While loading the answer changes by the second and not only by the sequence.
        response.Headers.CacheControl = tag is null || loading ? "no-cache" : MayKeep;
    }

    private static void Vary(HttpResponse response)
    {
        if (response.Headers.Vary is [] or ["Accept-Encoding"])
        {
            response.Headers.Vary = AllVary;
            return;
        }

        var present = response.Headers.GetCommaSeparatedValues(HeaderNames.Vary);
        var missing = VaryBy.Except(present, StringComparer.OrdinalIgnoreCase).ToArray();
        if (missing.Length > 0)
        {
            response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, missing);
        }
    }
}

/// <summary>What the output cache adds to the address: the tag, and with it the sequence.</summary>
internal sealed record AnswerKey(string Value);
