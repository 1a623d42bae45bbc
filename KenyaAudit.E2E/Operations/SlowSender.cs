using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KenyaAudit.E2E.Operations;

/// <summary>A client that begins a request and then sends a byte now and again, to hold a connection for as long as it is let.</summary>
internal static class SlowSender
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(400);

    /// <summary>How long it was let; a timeout where it is let for longer than <paramref name="deadline"/>.</summary>
    public static async Task<TimeSpan> UntilCutOffAsync(int port, string begins, TimeSpan deadline, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
        var began = TimeProvider.System.GetTimestamp();
        await socket.SendAsync(Encoding.ASCII.GetBytes(begins), cancellation);
        var drip = DripAsync(socket, over.Token);
        try
        {
            await UntilClosedAsync(socket, cancellation).WaitAsync(deadline, cancellation);
            return TimeProvider.System.GetElapsedTime(began);
        }
        finally
        {
            await over.CancelAsync();
            await drip;
        }
    }

    // A refusal may come first; the end of the stream or a reset is what counts.
    private static async Task UntilClosedAsync(Socket socket, CancellationToken cancellation)
    {
        var answer = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(answer, cancellation) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Reset is closed too.
        }
    }

    private static async Task DripAsync(Socket socket, CancellationToken cancellation)
    {
        using var pace = new PeriodicTimer(Between);
        try
        {
            while (await pace.WaitForNextTickAsync(cancellation))
            {
                await socket.SendAsync("a"u8.ToArray(), cancellation);
            }
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException)
        {
            // Nobody listens any more, or nobody needs to be tried further.
        }
    }
}
