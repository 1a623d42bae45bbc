using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using KenyaAudit.Web.Store;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KenyaAudit.Web.Alerts;

/// <summary>Mail by SMTP, never without TLS. The same message has the same Message-Id at every attempt, so that a server or a reader can tell that it is one.</summary>
internal sealed class MailChannel(IConfiguration configuration, IOptionsMonitor<AlertsOptions> options) : IAlertChannel
{
    private const int UsualPort = 587;

    public AlertChannel Channel => AlertChannel.Mail;

    public bool IsConfigured => Has("SMTP_HOST") && Has("SMTP_FROM") && Has("ALERT_EMAIL_TO");

    public async Task<string> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        using var mail = MailText.Of(message, Sender(), Receivers(message.Contact));
        using var client = new SmtpClient { Timeout = options.CurrentValue.TimeoutSeconds * 1000 };
        Trust(client);
        try
        {
            await client.ConnectAsync(
                configuration["SMTP_HOST"]!.Trim(), Port(), options.CurrentValue.SmtpImplicitTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, cancellation);
            if (Has("SMTP_USER"))
            {
                await client.AuthenticateAsync(configuration["SMTP_USER"]!, configuration["SMTP_PASSWORD"] ?? "", cancellation);
            }

            await client.SendAsync(mail, cancellation);
        }
        catch (Exception error) when (Failure(error) is { } failure)
        {
            throw failure;
        }

        // It is taken already; a server that does not say goodbye changes nothing.
        await QuitAsync(client, cancellation);
        return "Accepted (250)";
    }

    // Answers of mail servers repeat addresses, so only their numbers are passed on.
    private static DeliveryException? Failure(Exception error) => error switch
    {
        SmtpCommandException smtp => new DeliveryException(
            string.Create(CultureInfo.InvariantCulture, $"The mail server answered {(int)smtp.StatusCode}."), isFinal: (int)smtp.StatusCode >= 500),
        AuthenticationException => new DeliveryException("The mail server refused user or password.", isFinal: true),
        SslHandshakeException => new DeliveryException("The mail server's certificate is not trusted.", isFinal: false),
        NotSupportedException => new DeliveryException("The mail server offers no TLS or no way to sign in.", isFinal: true),
        ProtocolException or IOException or System.Net.Sockets.SocketException or ServiceNotConnectedException =>
            new DeliveryException($"No connection to the mail server ({error.GetType().Name}).", isFinal: false),
        _ => null,
    };

    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception error) when (error is ProtocolException or IOException or OperationCanceledException)
        {
            client.Dispose();
        }
    }

    private void Trust(SmtpClient client)
    {
        if (options.CurrentValue.SmtpAuthority is not { Length: > 0 } file)
        {
            return;
        }

        // A private authority publishes no list of what it took back.
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            if (certificate is not X509Certificate2 shown || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            {
                return false;
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
            return chain.Build(shown);
        };
    }

    private bool Has(string setting) => !string.IsNullOrWhiteSpace(configuration[setting]);

    private int Port() => configuration["SMTP_PORT"] is not { Length: > 0 } text ? UsualPort
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue ? port
        : throw new DeliveryException("SMTP_PORT is no port.", isFinal: true);

    private MailboxAddress Sender() => MailboxAddress.TryParse(configuration["SMTP_FROM"], out var from)
        ? from : throw new DeliveryException("SMTP_FROM is no mail address.", isFinal: true);

    private InternetAddressList Receivers(AlertContact? contact) =>
        InternetAddressList.TryParse(contact?.Email is { Length: > 0 } own ? own : configuration["ALERT_EMAIL_TO"], out var receivers) && receivers.Count > 0
            ? receivers : throw new DeliveryException("ALERT_EMAIL_TO, or the address of the contact, is no mail address.", isFinal: true);
}
