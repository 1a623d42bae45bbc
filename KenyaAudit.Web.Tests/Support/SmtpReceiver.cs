using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A mail server on loopback: takes mail only after STARTTLS and, where a user is set, after AUTH PLAIN. Answers with its faults first, in order.</summary>
internal sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly X509Certificate2 _certificate;
    private readonly Task _loop;

    /// <param name="authority">The file to write the certificate to that the other side is to trust.</param>
    public SmtpReceiver(string authority)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(authority, made.ExportCertificatePem());
        _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        _listener.Start();
        _loop = AcceptAsync();
    }

    public string Port => ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole answers to DATA instead of taking the mail: "451 4.3.0 try later".</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>Takes connections and never says a word.</summary>
    public bool IsSilent { get; set; }

    public bool OffersTls { get; set; } = true;

    public (string User, string Password)? Account { get; set; }

    /// <summary>What was taken, headers and body, each with its receivers on top.</summary>
    public IReadOnlyList<string> Mails => [.. _mails];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop;
        await Task.WhenAll(_sessions);
        _certificate.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _sessions.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (IsSilent)
                {
                    await Task.Delay(Timeout.Infinite, _end.Token);
                }

                await TalkAsync(client.GetStream());
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The other side went away.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var (secure, known, receivers) = (false, Account is null, new List<string>());
        await SayAsync(stream, "220 mail.test");
        while (await ReadLineAsync(stream) is { } line)
        {
            switch (line.Split(' ', 2)[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, !secure && OffersTls ? "250-mail.test\r\n250 STARTTLS" : secure && Account is not null ? "250-mail.test\r\n250 AUTH PLAIN" : "250 mail.test");
                    break;
                case "STARTTLS" when OffersTls:
                    await SayAsync(stream, "220 go on");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                    (stream, secure) = (tls, true);
                    break;
                case "AUTH" when secure:
                    known = line == "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{Account?.User}\0{Account?.Password}"));
                    await SayAsync(stream, known ? "235 welcome" : "535 5.7.8 who are you");
                    break;
                case "MAIL":
                    receivers.Clear();
                    await SayAsync(stream, !secure ? "530 5.7.0 STARTTLS first" : !known ? "530 5.7.0 sign in first" : "250 ok");
                    break;
                case "RCPT":
                    receivers.Add(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
                    await SayAsync(stream, secure && known ? "250 ok" : "503 no");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    await TakeAsync(stream, receivers);
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private async Task TakeAsync(Stream stream, List<string> receivers)
    {
        var mail = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"X-Receivers: {string.Join(' ', receivers)}");
        while (await ReadLineAsync(stream) is { } line and not ".")
        {
            mail.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        }

        if (Faults.TryDequeue(out var fault))
        {
            await SayAsync(stream, fault);
            return;
        }

        _mails.Enqueue(mail.ToString());
        await SayAsync(stream, "250 taken");
    }

    private async Task SayAsync(Stream stream, string words)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), _end.Token);
        await stream.FlushAsync(_end.Token);
    }

    // A reader of its own would swallow bytes that belong to the handshake.
    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one, _end.Token) == 1)
        {
            if (one[0] == (byte)'\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
