using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace KenyaAudit.Web.Alerts;

/// <summary>Posts JSON to a channel and tells what can be tried again from what cannot. Nothing it says holds the address, which may be a secret.</summary>
internal sealed class HttpSender(IHttpClientFactory clients, TimeProvider clock)
{
    public const string Name = "alerts";
    private const int MaxAnswer = 4096;

    /// <summary>Status and text of a good answer.</summary>
    /// <param name="reason">What may be repeated of the text of a bad answer; null for nothing.</param>
    public async Task<(HttpStatusCode Status, string Text)> PostAsync(Uri address, byte[] json, Func<string, string?> reason, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(Name);
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = Encoding.UTF8.WebName };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var text = await ReadAsync(response, cancellation);
            return response.IsSuccessStatusCode ? (response.StatusCode, text) : throw Refused(response, reason(text));
        }
        catch (HttpRequestException error)
        {
            throw new DeliveryException($"No connection ({error.HttpRequestError}).", isFinal: false);
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[MaxAnswer];
        var read = await stream.ReadAtLeastAsync(buffer, MaxAnswer, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    private DeliveryException Refused(HttpResponseMessage response, string? reason)
    {
        var status = (int)response.StatusCode;
        var heals = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || status >= 500;
        return new DeliveryException($"Answered {status}{(reason is null ? "" : $" ({reason})")}.", !heals, After(response));
    }

    private TimeSpan? After(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };
}
