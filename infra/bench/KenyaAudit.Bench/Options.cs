using System.Globalization;

namespace KenyaAudit.Bench;

/// <summary>The words of a verb's command line: plain ones in order, and "--name value" pairs. Throws <see cref="FormatException"/> on a name it does not know.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _named = [];

    public Options(IReadOnlyList<string> arguments, IReadOnlyList<string> known)
    {
        for (var at = 0; at < arguments.Count; at++)
        {
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal))
            {
                Words.Add(arguments[at]);
                continue;
            }

            var name = arguments[at][2..];
            if (!known.Contains(name) || ++at == arguments.Count)
            {
                throw new FormatException($"--{name}: there is no such option, or its value is missing.");
            }

            _named[name] = arguments[at];
        }
    }

    public List<string> Words { get; } = [];

    public string? Text(string name) => _named.GetValueOrDefault(name);

    public int Number(string name, int otherwise) =>
        _named.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
