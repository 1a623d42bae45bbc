namespace KenyaAudit.Web.Hosting;

/// <summary>The verb a person or a unit file asked for, and its words. Everything that starts with "--" belongs to the host or the verb.</summary>
internal sealed record CommandLine(string Verb, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options, string[] HostArguments)
{
    public const string Serve = "serve";

    /// <summary>Asks a process that serves; needs no store and no host of its own.</summary>
    public const string Health = "health";

    public const string Usage = """
        usage: KenyaAudit.Web [verb]
          serve                                     serve the portal (the default)
          migrate                                   bring the database to date
          ingest <source-id> [--file PATH]          load a document, or what lies in the source's inbox
          reindex                                   build the search index anew
          facts <source-id> --file PATH --out DIR   write the facts of a document as bundled data
          admin create --email E [--role ROLE]      make an account, or a new link for one: prints a one-time link
          check                                     settings, database, index: print each, exit 1 if one fails
          backup --out FILE                         copy the database while the portal serves
          health [--url ADDRESS]                    ask the serving process whether it is ready, exit 1 if not
        exit: 0 good, 1 failed, 2 usage
        """;

    private static readonly Dictionary<string, Shape> Verbs = new(StringComparer.Ordinal)
    {
        [Serve] = new(0, [], []),
        ["migrate"] = new(0, [], []),
        ["ingest"] = new(1, [], ["file"]),
        ["reindex"] = new(0, [], []),
        ["facts"] = new(1, ["file", "out"], ["file", "out"]),
        ["admin"] = new(1, ["email"], ["email", "role", "second-factor"]),
        ["check"] = new(0, [], []),
        ["backup"] = new(0, ["out"], ["out"]),
        [Health] = new(0, [], ["url"]),
    };

    /// <summary>Null where the words fit no verb; the caller prints <see cref="Usage"/> and exits 2.</summary>
    public static CommandLine? Parse(string[] args)
    {
        var verb = args.Length > 0 && !args[0].StartsWith("--", StringComparison.Ordinal) ? args[0] : Serve;
        if (!Verbs.TryGetValue(verb, out var shape))
        {
            return null;
        }

        var words = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var host = new List<string>();
        for (var at = args.Length > 0 && args[0] == verb ? 1 : 0; at < args.Length; at++)
        {
            var name = args[at].StartsWith("--", StringComparison.Ordinal) ? args[at][2..].Split('=')[0] : null;
            if (name is null && verb != Serve)
            {
                words.Add(args[at]);
            }
            else if (name is null || !shape.Options.Contains(name))
            {
                host.Add(args[at]);
            }
            else if (args[at].Contains('='))
            {
                options[name] = args[at][(name.Length + 3)..];
            }
            else if (++at < args.Length)
            {
                options[name] = args[at];
            }
            else
            {
                return null;
            }
        }

        return words.Count == shape.Words && shape.Required.All(options.ContainsKey)
            ? new CommandLine(verb, words, options, [.. host])
            : null;
    }

    private sealed record Shape(int Words, IReadOnlyList<string> Required, IReadOnlyList<string> Options);
}
