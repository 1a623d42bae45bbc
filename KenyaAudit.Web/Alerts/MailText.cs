using System.Net;
using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace KenyaAudit.Web.Alerts;

/// <summary>A message as mail: the same words as text and as HTML.</summary>
internal static class MailText
{
    public static MimeMessage Of(AlertMessage message, MailboxAddress from, InternetAddressList to)
    {
        var mail = new MimeMessage { Subject = OneLine(message.Subject), MessageId = $"{message.Key}@{from.Domain}" };
        mail.From.Add(from);
        mail.To.AddRange(to);
        mail.Date = new DateTimeOffset(DateTime.SpecifyKind(message.LastSeen, DateTimeKind.Utc));

        // All about one cause in one thread, and no answer from a machine.
        mail.References.Add($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.DedupKey)))[..32]}@{from.Domain}");
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new MultipartAlternative(
            new TextPart("plain") { Text = string.Join("\n\n", Paragraphs(message)) + "\n" },
            new TextPart("html") { Text = Html(message) });
        return mail;
    }

    private static IEnumerable<string> Paragraphs(AlertMessage message)
    {
        yield return message.Detail;
        if (message.Lines.Count > 0)
        {
            yield return string.Join('\n', message.Lines.Select(line => "- " + line));
        }

        yield return message.Contact is { } contact ? $"{message.Times} For {contact.Name}." : message.Times;
        if (message.Link is { } link)
        {
            yield return link;
        }
    }

    private static string Html(AlertMessage message)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Encode(message.Subject))
            .Append("</title></head><body><h1>").Append(Encode(message.Subject)).Append("</h1><p>").Append(Encode(message.Detail)).Append("</p>");
        if (message.Lines.Count > 0)
        {
            html.Append("<ul>").AppendJoin("", message.Lines.Select(line => $"<li>{Encode(line)}</li>")).Append("</ul>");
        }

        html.Append("<p>").Append(Encode(message.Times)).Append("</p>");
        if (message.Link is { } link)
        {
            html.Append("<p><a href=\"").Append(Encode(link)).Append("\">Open the alert</a></p>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
