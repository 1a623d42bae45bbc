using System.Collections.Concurrent;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace KenyaAudit.Web.Hosting;

/// <summary>
/// Which answers this process keeps: public ones that are a success, by address, declared parameters, encoding and tag.
/// A new sequence makes a new tag, so nothing old is ever served and nothing has to be thrown out.
/// </summary>
internal sealed class PublicCachePolicy(IResponseCompressionProvider compression) : IOutputCachePolicy
{
    private const int MostEncodings = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    // Readers send few different headers; choosing an encoding costs more than the rest of a kept page's key.
    private readonly ConcurrentDictionary<string, string> _encodings = new(StringComparer.Ordinal);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var answer = http.GetEndpoint()?.Metadata.GetMetadata<PublicAnswerAttribute>();
        var keep = answer is { IsTaggedByHandler: false } && HttpMethods.IsGet(http.Request.Method);
        context.EnableOutputCaching = keep;
        context.AllowCacheLookup = keep;
        context.AllowCacheStorage = keep;
        context.AllowLocking = keep;
        if (!keep)
        {
            return ValueTask.CompletedTask;
        }

        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.QueryKeys = answer!.QueryNames;
        context.CacheVaryByRules.VaryByValues["tag"] = http.Features.Get<AnswerKey>()?.Value ?? "";
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(http);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    private string Encoding(HttpContext http)
    {
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        if (!_encodings.TryGetValue(accepted, out var encoding))
        {
            encoding = compression.CheckRequestAcceptsCompression(http) && compression.GetCompressionProvider(http) is { } provider ? provider.EncodingName : "";
            if (_encodings.Count < MostEncodings)
            {
                _encodings.TryAdd(accepted, encoding);
            }
        }

        return encoding;
    }
}
