using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KenyaAudit.Bench;

/// <summary>One answer as it came over the wire. Headers in order, the body still compressed.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>
/// One kept connection that asks and waits for the answer, one request at a time. It parses no more than it must, so that the
/// client takes little of the processor that it shares with the server.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private const int LargestAnswer = 1 << 20;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[LargestAnswer];

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    public static byte[] Request(string path, string encoding) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: {encoding}\r\n\r\n");

    /// <summary>The bytes of one answer; throws unless it is a 200.</summary>
    public async ValueTask<int> AskAsync(byte[] request)
    {
        var (head, length) = await ExchangeAsync(request);
        return _buffer.AsSpan(0, head).StartsWith("HTTP/1.1 200"u8)
            ? length
            : throw new InvalidOperationException($"{Encoding.ASCII.GetString(request).Split('\r')[0]}: {Encoding.ASCII.GetString(_buffer, 0, 12)}");
    }

    public async Task<RawAnswer> GetAsync(byte[] request)
    {
        var (head, length) = await ExchangeAsync(request);
        var lines = Encoding.ASCII.GetString(_buffer, 0, head).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1].Trim())).ToList();
        return new RawAnswer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, _buffer[head..length]);
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<(int Head, int Length)> ExchangeAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        for (var got = 0; ;)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(got));
            if (read == 0)
            {
                throw new InvalidOperationException("The server closed the connection, or an answer is larger than a mebibyte.");
            }

            got += read;
            var head = _buffer.AsSpan(0, got).IndexOf("\r\n\r\n"u8) + 4;
            if (head >= 4 && IsWhole(_buffer.AsSpan(0, got), head))
            {
                return (head, got);
            }
        }
    }

    // Without a length the answer comes in chunks, the last of them empty.
    private static bool IsWhole(ReadOnlySpan<byte> got, int head)
    {
        var name = got[..head].IndexOf("Content-Length: "u8);
        if (name < 0)
        {
            return got[head..].EndsWith("\r\n0\r\n\r\n"u8);
        }

        var value = got[(name + 16)..];
        return got.Length == head + int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
