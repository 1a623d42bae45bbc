using System.Diagnostics;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A program of the machine, run to its end.</summary>
internal static class Tool
{
    public static async Task<(int Exit, string Output)> RunAsync(string program, params string[] words)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }
}
