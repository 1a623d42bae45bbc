using System.Globalization;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Pages.Findings;
using KenyaAudit.Web.Pages.Search;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Pages.Status;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http.Features;

namespace KenyaAudit.Web.Api;

/// <summary>The JSON twins of search, finding and status: the same queries as the pages, other clothes.</summary>
internal static class JsonTwins
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapJsonTwins(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/search.json", Methods, SearchAsync)
            .WithMetadata(new PublicAnswerAttribute(AnswerSource.Index, SearchAddress.Parameters));
        routes.MapMethods("/findings/{reference}.json", Methods, FindingAsync).WithMetadata(new PublicAnswerAttribute(AnswerSource.Store));
        routes.MapMethods(SiteLinks.StatusJson, Methods, StatusAsync).WithMetadata(new PublicAnswerAttribute(AnswerSource.Runs));
    }

    private static async Task<IResult> SearchAsync(HttpContext context, SearchQuery query, CancellationToken cancellation)
    {
        if (context.Features.GetRequiredFeature<SiteSnapshot>().IndexUnfilled)
        {
            context.Response.Headers.RetryAfter = KenyaAudit.Web.Pages.Search.IndexModel.RetrySeconds.ToString(CultureInfo.InvariantCulture);
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The search index is being built");
        }

        return Results.Json(SearchJson.Of(await query.RunAsync(context.Request.Query, cancellation)), JsonShapes.Written.SearchJson);
    }

    private static async Task<IResult> FindingAsync(string reference, HttpContext context, FindingQuery query, CancellationToken cancellation)
    {
        var found = FindingReference.TryParse(reference, out var parsed) ? await query.RunAsync(parsed.Value, null, cancellation) : null;
        if (found is null)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such finding", detail: $"No finding has the reference {reference}.");
        }

        if (found.Withdrawn)
        {
            return Results.Problem(statusCode: StatusCodes.Status410Gone, title: "This finding was withdrawn", detail: found.Reason, extensions:
                new Dictionary<string, object?> { ["ref"] = found.Reference, ["withdrawn_at"] = found.ValidFrom });
        }

        return string.Equals(context.Request.Path.Value, SiteLinks.FindingJson(found.Reference), StringComparison.Ordinal)
            ? Results.Json(FindingJson.Of(found), JsonShapes.Written.FindingJson)
            : Results.LocalRedirect("~" + SiteLinks.FindingJson(found.Reference), permanent: true);
    }

    private static async Task<IResult> StatusAsync(HttpContext context, StatusQuery query, CancellationToken cancellation)
    {
        var report = await query.RunAsync(context.Features.GetRequiredFeature<SiteSnapshot>(), cancellation);
        return EntityTags.TagAndTest(context, StatusTag.Of(report))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(StatusJson.Of(report), JsonShapes.Written.StatusJson);
    }
}
