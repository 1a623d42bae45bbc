using System.Text.RegularExpressions;

namespace KenyaAudit.Web.Ingest;

/// <summary>Takes out of an error what nobody may read in a dashboard: passwords, tokens, connection strings, names of home folders.</summary>
internal static partial class Redactor
{
    private const string Gone = "[removed]";
    private const int MaxTrace = 8000;

    public static string Clean(string text)
    {
        text = UserInfo.Replace(text, $"$1{Gone}@");
        text = ConnectionString.Replace(text, Gone);
        text = NamedSecret.Replace(text, $"$1{Gone}");
        text = Bearer.Replace(text, $"$1 {Gone}");
        text = Known.Replace(text, Gone);
        text = SourceFile.Replace(text, "in $1");
        return Home.Replace(text, "~");
    }

    /// <summary>The whole exception with its stack, redacted and bounded.</summary>
    public static string Trace(Exception error)
    {
        var text = Clean(error.ToString());
        return text.Length <= MaxTrace ? text : text[..MaxTrace];
    }

    // user:password@ in an address
    [GeneratedRegex(@"\b([a-z][a-z0-9+.-]*://)[^\s/@:]*:[^\s/@]*@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo { get; }

    // Server=...;Database=...;Password=... as a whole, where one of its parts is a secret
    [GeneratedRegex(@"\b(?:Server|Data Source|Address|Addr|Host)\s*=[^\r\n""]*?;[^\r\n""]*?(?:Password|Pwd|AccountKey|User ID|Uid)\s*=[^\r\n"";]*(?:;[^\r\n"";=]+=[^\r\n"";]*)*;?", RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionString { get; }

    [GeneratedRegex(@"((?:password|passwd|pwd|secret|secret_key|token|api[_-]?key|access[_-]?key|accountkey|signature|sig|client_secret|session)[""']?\s*[=:]\s*[""']?)[^\s""'&;,)]+", RegexOptions.IgnoreCase)]
    private static partial Regex NamedSecret { get; }

    [GeneratedRegex(@"\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}")]
    private static partial Regex Bearer { get; }

    // Keys whose form gives them away: AWS, JSON web tokens, Slack, Vault, private keys
    [GeneratedRegex(@"\bA(?:KIA|SIA)[A-Z0-9]{16}\b|\beyJ[\w-]+\.[\w-]+\.[\w-]+|\bxox[a-z]-[\w-]+|hooks\.slack\.com/services/[\w/]+|\bhv[sb]\.[\w-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex Known { get; }

    // A stack names the folders of the machine that built it.
    [GeneratedRegex(@"\bin (?:[A-Za-z]:)?[\\/](?:[^\s:\\/]+[\\/])*([^\s:\\/]+:line \d+)")]
    private static partial Regex SourceFile { get; }

    [GeneratedRegex(@"(?:/home/|/Users/|[A-Za-z]:\\Users\\)[^\s/\\:'""]+|(?<![\w/])/root(?=[/\s'""]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Home { get; }
}
