using System.Globalization;
using System.Text;

namespace KenyaAudit.Web.Ingest.Fetch;

/// <summary>One robots.txt as it concerns us (RFC 9309): the rules of the groups that name us, else of those for everybody.</summary>
internal sealed class RobotsRules
{
    private readonly List<(bool Allow, string Path)> _rules;

    private RobotsRules(List<(bool Allow, string Path)> rules, TimeSpan? delay) => (_rules, CrawlDelay) = (rules, delay);

    /// <summary>Where there is none, everything is allowed.</summary>
    public static RobotsRules None { get; } = new([], null);

    /// <summary>The wait between requests it asks for; null where it asks for none.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <param name="text">The file; lines that cannot be read are passed over.</param>
    /// <param name="product">The name we go by, without version.</param>
    public static RobotsRules Parse(string text, string product)
    {
        var groups = new List<Group>();
        Group? group = null;
        var naming = false;
        foreach (var line in text.Split('\n'))
        {
            var cut = line.Split('#')[0].Split(':', 2, StringSplitOptions.TrimEntries);
            if (cut.Length < 2)
            {
                continue;
            }

            var (key, value) = (cut[0].Trim('\uFEFF').ToLowerInvariant(), cut[1]);
            if (key == "user-agent")
            {
                if (!naming || group is null)
                {
                    group = new Group();
                    groups.Add(group);
                }

                group.Agents.Add(value);
                naming = true;
                continue;
            }

            naming = naming && key is not ("allow" or "disallow" or "crawl-delay");
            group?.Take(key, value);
        }

        var ours = groups.Where(candidate => candidate.Agents.Contains(product, StringComparer.OrdinalIgnoreCase)).ToList();
        var chosen = ours.Count > 0 ? ours : groups.Where(candidate => candidate.Agents.Contains("*")).ToList();
        return new RobotsRules([.. chosen.SelectMany(candidate => candidate.Rules)], chosen.Max(candidate => candidate.Delay));
    }

    /// <summary>The longest rule that fits decides; of two as long, the one that allows.</summary>
    public bool Allows(Uri address)
    {
        var path = Decode(address.PathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        var fitting = _rules.Where(rule => Fits(rule.Path, path)).OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.Allow);
        return fitting.Select(rule => rule.Allow).FirstOrDefault(true);
    }

    // * stands for anything, $ at the end for the end. No regular expression: the pattern is a stranger's.
    private static bool Fits(string rule, string path)
    {
        var ends = rule.EndsWith('$');
        var parts = (ends ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            var found = last && ends
                ? (path.Length - parts[i].Length is var from && from >= at && path.EndsWith(parts[i], StringComparison.Ordinal) ? from : -1)
                : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !ends || at == path.Length;
    }

    private static string Decode(string path)
    {
        try
        {
            return Uri.UnescapeDataString(path).Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return path;
        }
    }

    private sealed class Group
    {
        public List<string> Agents { get; } = [];

        public List<(bool Allow, string Path)> Rules { get; } = [];

        public TimeSpan? Delay { get; private set; }

        public void Take(string key, string value)
        {
            // "Disallow:" with nothing after it disallows nothing.
            if (key is "allow" or "disallow" && value.Length > 0)
            {
                Rules.Add((key == "allow", Decode(value)));
            }
            else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 86_400)
            {
                Delay = TimeSpan.FromSeconds(seconds);
            }
        }
    }
}
