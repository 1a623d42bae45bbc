using System.Net;
using System.Text;
using KenyaAudit.Web.Tests.Pages;
using KenyaAudit.Web.Tests.Support;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Hosting;

/// <summary>What nobody in good faith would send, to every route and every parameter: no fault of the server, and nothing comes back as markup.</summary>
public sealed class HostileInputTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Planted = "<b id=planted>";

    private static readonly string[] Values =
    [
        "", " ", "'", "' OR 1=1 --", "\"; DROP TABLE Finding; --", $"{Planted}", $"\">{Planted}", $"'{Planted}", $"</title>{Planted}", "javascript:alert(1)", "{{7*7}}", "${7*7}",
        "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "\\\\host\\share", "file:///etc/passwd", "a\r\nSet-Cookie: planted=1", "a\r\n\r\nplanted", "\0", "a\0b",
        "\u202Eabc", "\uFEFF", "\uD83D\uDE00", "ﷺ", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A", "İıſ", "-1", "0", "99999999999999999999", "1e309", "NaN", "0x10", "null", "true", "[]", "{}", "*", "?", "(((", "a AND (", "\"unclosed", "~~~~", "a^1e9", "_:_",
        new('a', 3000), string.Concat(Enumerable.Repeat("a OR ", 500)), new('(', 1000), new('*', 500),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Routes()
    {
        using var site = new SiteFixture();
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PublicAnswerAttribute>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal);
        return new TheoryData<string>(routes);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task No_value_of_any_parameter_breaks_a_page_or_comes_back_as_markup(string route)
    {
        var endpoint = Endpoint(route);
        string[] names = [.. endpoint.Metadata.GetMetadata<PublicAnswerAttribute>()!.QueryNames, "unknown", "handler", "page"];
        var failed = new List<string>();
        foreach (var value in Values)
        {
            var query = string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(value)}"));
            failed.AddRange(await FaultsAsync($"{Path(endpoint.RoutePattern, "1")}?{query}"));
        }

        // A path with a NUL reaches no server: the client here refuses it, and Kestrel answers 400 before any route.
        foreach (var value in Values.Where(value => !value.Contains('\0')))
        {
            failed.AddRange(await FaultsAsync(Path(endpoint.RoutePattern, value)));
        }

        foreach (var name in names)
        {
            failed.AddRange(await FaultsAsync($"{Path(endpoint.RoutePattern, "1")}?{string.Join('&', Enumerable.Range(0, 300).Select(one => $"{name}={one}"))}"));
        }

        Assert.Empty(failed);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task No_other_verb_and_no_body_of_any_kind_breaks_a_page(string route)
    {
        var failed = new List<string>();
        var path = Path(Endpoint(route).RoutePattern, "1");
        foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY"])
        {
            foreach (var type in (string[])["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/xml", "application/octet-stream"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;", Encoding.UTF8) };
                request.Content.Headers.Remove("Content-Type");
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                var answer = await site.Reader().SendAsync(request, Cancellation);
                if (answer.StatusCode is not (HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.BadRequest))
                {
                    failed.Add($"{method} {path} as {type} answered {answer.StatusCode}");
                }
            }
        }

        Assert.Empty(failed);
    }

    [Theory]
    [InlineData("application/csp-report", 100, HttpStatusCode.NoContent)]
    [InlineData("application/reports+json; charset=utf-8", 8 * 1024, HttpStatusCode.NoContent)]
    [InlineData("application/csp-report", (8 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("text/html", 100, HttpStatusCode.UnsupportedMediaType)]
    public async Task A_report_of_the_browser_is_counted_when_it_is_small_and_one(string type, int bytes, HttpStatusCode expected)
    {
        using var content = new StringContent(new string('a', bytes));
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await site.Reader().PostAsync("/csp-report", content, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_site_that_knows_its_name_answers_to_no_other()
    {
        await using var named = site.WithWebHostBuilder(builder => builder.UseSetting("Site:PublicUrl", "https://audit.example.org"));
        var reader = named.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("http://audit.example.org/about", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("http://localhost/about", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync("http://evil.example.org/about", Cancellation)).StatusCode);
    }

    private RouteEndpoint Endpoint(string route) => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .First(endpoint => endpoint.RoutePattern.RawText == route && endpoint.Metadata.GetMetadata<PublicAnswerAttribute>() is not null);

    private static string Path(RoutePattern pattern, string value) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => Uri.EscapeDataString(value),
    }))));

    private async Task<IEnumerable<string>> FaultsAsync(string address)
    {
        var faults = new List<string>();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var answer = await site.Reader().SendAsync(request, Cancellation);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        var shown = address.Length > 120 ? address[..120] : address;
        if ((int)answer.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            faults.Add($"{shown} answered {answer.StatusCode}");
        }

        if (answer.Content.Headers.ContentType?.MediaType == "text/html" && body.Contains(Planted, StringComparison.Ordinal))
        {
            faults.Add($"{shown} gave back markup");
        }

        if (answer.Headers.Contains("Set-Cookie"))
        {
            faults.Add($"{shown} set a cookie");
        }

        return faults;
    }
}
