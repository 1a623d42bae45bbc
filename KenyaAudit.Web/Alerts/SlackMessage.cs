using System.Text;
using System.Text.Json.Nodes;

namespace KenyaAudit.Web.Alerts;

/// <summary>A message in Slack's Block Kit, cut to its limits: 150 characters in a header, 3,000 in a section, 50 blocks.</summary>
internal static class SlackMessage
{
    private const int MaxHeader = 150;
    private const int MaxText = 3000;
    private const int MaxBlocks = 50;

    public static JsonObject Of(AlertMessage message)
    {
        var blocks = new JsonArray(
            new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Cut(message.Subject, MaxHeader) } },
            Section(Escape(message.Detail)));
        foreach (var part in Parts(message.Lines).Take(MaxBlocks - blocks.Count - 2))
        {
            blocks.Add(Section(part));
        }

        if (message.Link is { } link)
        {
            blocks.Add(Section($"<{Escape(link)}|Open the alert>"));
        }

        blocks.Add(new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = Escape(Foot(message)) }) });
        return new JsonObject { ["text"] = Cut(Escape(message.Subject), MaxText), ["blocks"] = blocks };
    }

    private static string Foot(AlertMessage message) => message.Contact is { } contact ? $"{message.Times} For {contact.Name}." : message.Times;

    private static JsonObject Section(string text) =>
        new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = Cut(text.Length == 0 ? "-" : text, MaxText) } };

    private static IEnumerable<string> Parts(IReadOnlyList<string> lines)
    {
        var part = new StringBuilder();
        foreach (var line in lines.Select(line => "• " + Cut(Escape(line), 500)))
        {
            if (part.Length + line.Length + 1 > MaxText)
            {
                yield return part.ToString();
                part.Clear();
            }

            part.Append(part.Length == 0 ? "" : "\n").Append(line);
        }

        if (part.Length > 0)
        {
            yield return part.ToString();
        }
    }

    // The three characters that Slack reads as markup.
    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        // Neither half a character nor half of "&amp;".
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        var entity = text.LastIndexOf('&', end - 1, Math.Min(5, end));
        return text[..(entity >= 0 && text.IndexOf(';', entity, end - entity) < 0 ? entity : end)] + "…";
    }
}
