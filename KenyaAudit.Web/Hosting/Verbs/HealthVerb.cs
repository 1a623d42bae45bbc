namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>`health`: asks the process that serves here whether it is ready, for containers that hold no other program. Exit 0 ready, 1 not.</summary>
internal static class HealthVerb
{
    private const string Route = "health/ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(CommandLine command)
    {
        var given = command.Options.GetValueOrDefault("url") ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS");
        if (Address(given) is not { } address)
        {
            await Console.Error.WriteLineAsync("health: --url or ASPNETCORE_URLS names no address");
            return 1;
        }

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, Route));
            Console.WriteLine($"{address}{Route}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"health: no answer from {address}{Route}: {silent.Message}");
            return 1;
        }
    }

    /// <summary>The first address of a list as servers are given it; a server that listens on every address is asked on this machine.</summary>
    internal static Uri? Address(string? urls)
    {
        var first = string.IsNullOrWhiteSpace(urls) ? AppHost.DefaultAddress : urls.Split(';')[0].Trim();
        foreach (var every in (string[])["://+", "://*", "://0.0.0.0", "://[::]"])
        {
            first = first.Replace(every, "://localhost", StringComparison.Ordinal);
        }

        return Uri.TryCreate(first, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? new Uri(address, "/") : null;
    }
}
