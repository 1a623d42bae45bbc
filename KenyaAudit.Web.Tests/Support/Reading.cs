using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>Requests as readers make them.</summary>
internal static class Reading
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HttpResponseMessage> AskAsync(this HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Cancellation);
    }

    public static Task<HttpResponseMessage> AskAsHtmxAsync(this HttpClient client, string path) => client.AskAsync(path, ("HX-Request", "true"));

    public static async Task<IDocument> PageAsync(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        await DocumentAsync(await client.AskAsync(path, headers));

    public static async Task<IDocument> DocumentAsync(this HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        return await BrowsingContext.New().OpenAsync(request => request.Content(html), Cancellation);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        (await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Cancellation), cancellationToken: Cancellation)).RootElement;

    public static string[] Keys(this JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    public static string Words(this IParentNode page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);
}
