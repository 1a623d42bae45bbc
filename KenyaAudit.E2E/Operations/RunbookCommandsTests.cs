using System.Diagnostics;
using System.Text.RegularExpressions;

namespace KenyaAudit.E2E.Operations;

/// <summary>Every command of the runbook that says it can be run is run as it stands, against a started site with a Redis beside it.</summary>
public sealed partial class RunbookCommandsTests(SiteWithRedis running) : IClassFixture<SiteWithRedis>
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(20);

    // Settings of whoever runs the tests must not reach the commands.
    private static readonly string[] Foreign = ["DATABASE_URL", "SECRET_KEY", "SENTRY_DSN", "SLACK_WEBHOOK_URL", "ASPNETCORE_URLS", "http_proxy", "HTTP_PROXY"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_block_that_is_marked_runnable_ends_well()
    {
        var blocks = Runnable().Matches(SourceTree.Read("docs", "RUNBOOK.md")).Select(match => match.Groups["block"].Value).ToList();
        Assert.True(blocks.Count >= 30, $"Only {blocks.Count} blocks are marked.");

        var faults = new List<string>();
        foreach (var block in blocks)
        {
            var (exit, output) = await RunAsync(block);
            if (exit != 0)
            {
                faults.Add($"exit {exit}:\n{block}{output}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    [Theory]
    [InlineData("curl -fsS \"$SITE/no-such-page\" | cat")]
    [InlineData("sqlite3 -readonly \"$DB\" 'SELECT Nothing FROM Nowhere'\ntrue")]
    [InlineData("dotnet \"$APP\" no-such-verb")]
    [InlineData("curl -fsS \"$METRICS\" | grep '^kenyaaudit_no_such_metric'")]
    public async Task A_block_that_is_wrong_is_noticed(string block) => Assert.NotEqual(0, (await RunAsync(block)).Exit);

    private async Task<(int Exit, string Output)> RunAsync(string block)
    {
        var site = running.Site;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(Within);
        var command = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", block])
        {
            WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in Foreign)
        {
            command.Environment.Remove(name);
        }

        command.Environment["SITE"] = site.Address.GetLeftPart(UriPartial.Authority);
        command.Environment["METRICS"] = $"{site.Address}metrics";
        command.Environment["APP"] = SourceTree.Binary;
        command.Environment["KENYAAUDIT_DATA"] = site.DataFolder;
        command.Environment["DB"] = Path.Combine(site.DataFolder, "kenyaaudit.db");
        command.Environment["REDIS_URL"] = running.RedisUrl;
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var shell = Process.Start(command)!;
        try
        {
            var (output, errors) = (shell.StandardOutput.ReadToEndAsync(deadline.Token), shell.StandardError.ReadToEndAsync(deadline.Token));
            await shell.WaitForExitAsync(deadline.Token);
            return (shell.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
            shell.Kill(entireProcessTree: true);
            return (-1, $"It did not end within {Within.TotalSeconds} s.");
        }
    }

    [GeneratedRegex("^```bash runnable\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Runnable();
}
