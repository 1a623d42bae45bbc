using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>A server of Debian's as a child process on a loopback port of its own. Disposing kills it; a program that is missing or ends at once fails with its last words.</summary>
internal sealed class Daemon : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Process _process;

    private Daemon(Process process) => _process = process;

    /// <summary>Starts <paramref name="program"/> and returns once something takes connections at <paramref name="port"/>.</summary>
    public static async Task<Daemon> StartAsync(string program, int port, CancellationToken cancellation, params string[] words)
    {
        var daemon = new Daemon(new Process { StartInfo = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true } });
        try
        {
            daemon.Begin();
            await Until.TrueAsync(() => daemon.AnswersAsync(port, cancellation), StartDeadline, $"{program} takes connections", cancellation);
            return daemon;
        }
        catch
        {
            await daemon.DisposeAsync();
            throw;
        }
    }

    public static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // Never started, or already ended.
        }

        _process.Dispose();
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        try
        {
            _process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{_process.StartInfo.FileName} is not installed: infra/test.sh names its package.", missing);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with exit code {_process.ExitCode}.\n{string.Join('\n', _log)}");
        }

        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
