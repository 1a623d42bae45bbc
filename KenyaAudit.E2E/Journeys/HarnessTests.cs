using System.Net;
using System.Net.Sockets;
using System.Text;
using KenyaAudit.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KenyaAudit.E2E.Journeys;

/// <summary>The tools of the journeys can fail: each is shown a page that is wrong. The site is not needed.</summary>
public sealed class HarnessTests(Site site) : Journey(site)
{
    private const string Policy = "default-src 'self'";
    private const string Good = "<!doctype html><html lang=en><title>A</title><main><h1>Good</h1></main></html>";

    [Theory]
    [InlineData(Device.Phone, 360)]
    [InlineData(Device.Desktop, 1280)]
    public async Task The_browser_opens_a_page_on_a_screen_of_the_right_size(Device device, int width)
    {
        var page = await OpenAsync(null, device, javaScript: true, ColorScheme.Dark);

        await page.GotoAsync("data:text/html,<meta name=viewport content='width=device-width'><h1>Open</h1>");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Open");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches"));
    }

    [Fact]
    public async Task A_window_without_script_runs_none()
    {
        var page = await OpenAsync(null, Device.Phone, javaScript: false, null);

        await page.GotoAsync("data:text/html,<h1>Plain</h1><script>document.querySelector('h1').textContent = 'Scripted'</script>");

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Plain");
    }

    [Fact]
    public async Task Axe_works_under_our_content_security_policy_and_finds_a_fault()
    {
        await using var server = new TinyServer(path => path == "/good" ? Good : "<!doctype html><html><title>A</title><main><h1>Bad</h1><img src=data:,></main></html>");
        var page = await OpenAsync(server.Address, Device.Desktop, javaScript: true, null);

        await page.GotoAsync("good");
        await page.AssertAccessibleAsync();
        Expecting("violates the following Content Security Policy");
        await page.GotoAsync("bad");
        var fault = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.AssertAccessibleAsync);

        Assert.Contains("html-has-lang", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_window_are_all_seen()
    {
        await using var server = new TinyServer(path => path == "/" ? $"{Good}<script>no()</script><img src=http://127.0.0.1:9/a.png alt=a><img src=/gone alt=b>" : null);
        var page = await OpenAsync(server.Address, Device.Desktop, javaScript: true, null);
        Expecting("inline script");
        Expecting("http://127.0.0.1:9/a.png");
        Expecting("status: 404");
        Expecting("the server responded with a status of 404");

        await page.GotoAsync("");

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Good");
    }

    [Fact]
    public async Task Traffic_counts_the_page_its_style_and_the_rest()
    {
        await using var server = new TinyServer(path => path switch
        {
            "/" => "<!doctype html><html lang=en><title>A</title><link rel=stylesheet href=/a.css><link rel=icon href=data:,><script src=/a.js></script><h1>Good</h1></html>",
            "/a.css" => "/*" + new string('a', 5_000) + "*/",
            _ => "//" + new string('b', 9_000),
        });
        var page = await OpenAsync(server.Address, Device.Desktop, javaScript: true, null);
        Expecting("Content Security Policy");

        var traffic = await Traffic.OfAsync(page, "");

        Assert.Equal(["Document", "Script", "Stylesheet"], traffic.All.Select(transfer => transfer.Type).Order());
        Assert.InRange(traffic.FirstView, 5_000, 6_500);
        Assert.InRange(traffic.Bytes, 14_000, 16_000);
    }

    [Fact]
    public async Task A_moving_layout_is_measured()
    {
        var page = await OpenAsync(null, Device.Phone, javaScript: true, null);

        await page.GotoAsync("data:text/html,<meta name=viewport content='width=device-width'><div id=a></div><h1 style='height:400px'>Moved</h1>");
        Assert.Equal(0, await page.LayoutShiftAsync());
        await page.EvaluateAsync("() => { document.getElementById('a').style.height = '300px'; }");

        Assert.InRange(await page.LayoutShiftAsync(), 0.05, 1);
    }

    /// <summary>Answers each path with a text, or 404 where there is none, under the site's Content-Security-Policy.</summary>
    private sealed class TinyServer : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _loop;

        public TinyServer(Func<string, string?> answer)
        {
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            }

            _listener.Prefixes.Add(Address.ToString());
            _listener.Start();
            _loop = ServeAsync(answer);
        }

        public Uri Address { get; }

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _loop;
        }

        private async Task ServeAsync(Func<string, string?> answer)
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    await AnswerAsync(context, answer(context.Request.Url!.AbsolutePath));
                }
                catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private static async Task AnswerAsync(HttpListenerContext context, string? text)
        {
            context.Response.StatusCode = text is null ? 404 : 200;
            context.Response.ContentType = Path.GetExtension(context.Request.Url!.AbsolutePath) switch
            {
                ".css" => "text/css",
                ".js" => "text/javascript",
                _ => "text/html",
            };
            context.Response.Headers["Content-Security-Policy"] = Policy;
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            context.Response.ContentLength64 = bytes.Length;
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
    }
}
