using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace KenyaAudit.Web.Ui;

/// <summary>Weak validators: what an answer was made from, in a few letters.</summary>
internal static class EntityTags
{
    public static EntityTagHeaderValue Weak(params IEnumerable<string> parts) =>
        new($"\"{string.Join('-', parts)}\"", isWeak: true);

    /// <summary>Whether the reader already holds the answer of this tag.</summary>
    public static bool IsHeldBy(this EntityTagHeaderValue tag, HttpRequest request) =>
        request.Headers.IfNoneMatch.Count > 0 && request.GetTypedHeaders().IfNoneMatch.Any(held => held.Compare(tag, useStrongComparison: false));

    /// <summary>For answers that only the handler can tag. Sets the tag; true when the reader holds it already.</summary>
    public static bool TagAndTest(HttpContext context, string sequence)
    {
        var tag = Weak([context.Features.GetRequiredFeature<AnswerStamp>().Prefix, sequence]);
        context.Response.GetTypedHeaders().ETag = tag;
        return tag.IsHeldBy(context.Request);
    }
}

/// <summary>The part of a tag that does not depend on data: build, culture, variant.</summary>
internal sealed record AnswerStamp(string Prefix);
