using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace KenyaAudit.E2E.Support;

/// <summary>What went wrong in the windows of one journey, unseen by the reader.</summary>
internal sealed class Faults
{
    // htmx drops a request when a newer one replaces it, and so does a navigation; both are as meant.
    private const string Dropped = "net::ERR_ABORTED";

    private readonly ConcurrentQueue<string> _seen = new();
    private readonly List<string> _expected = [];

    public void Expect(string part) => _expected.Add(part);

    public void Watch(IPage page, Uri? home)
    {
        page.Console += (_, message) => Note(message.Type == "error" && !IsDropped(message.Text), $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.RequestFailed += (_, request) => Note(request.Failure != Dropped, $"request: {request.Failure} {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400, $"status: {response.Status} {response.Url}");
        page.Request += (_, request) => Note(IsForeign(request.Url, home), $"foreign: {request.Url}");
    }

    public void AssertNoneLeft()
    {
        Assert.DoesNotContain(_seen, fault => !_expected.Any(part => fault.Contains(part, StringComparison.Ordinal)));
        Assert.All(_expected, part => Assert.Contains(_seen, fault => fault.Contains(part, StringComparison.Ordinal)));
    }

    // htmx tells its own drops on the console too; a request that failed in another way is told by other words besides.
    private static bool IsDropped(string text) =>
        text.StartsWith("htmx:sendAbort,", StringComparison.Ordinal) || text.StartsWith("htmx:afterRequest,", StringComparison.Ordinal);

    private static bool IsForeign(string url, Uri? home) =>
        Uri.TryCreate(url, UriKind.Absolute, out var target)
        && target.Scheme is not ("data" or "about" or "blob")
        && target.GetLeftPart(UriPartial.Authority) != home?.GetLeftPart(UriPartial.Authority);

    private void Note(bool isFault, string fault)
    {
        if (isFault)
        {
            _seen.Enqueue(fault);
        }
    }
}
