using System.Text.RegularExpressions;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>One file of the tree with what the rules of LayerTests look for: names it mentions, types it declares, markup it writes.</summary>
internal sealed partial record SourceText(string Path, string Text)
{
    // What the SDK imports without a using line; a mention of the word is a mention of its namespace.
    private static readonly Dictionary<string, string> ImplicitTypes = new(StringComparer.Ordinal)
    {
        ["HttpContext"] = "Microsoft.AspNetCore.Http",
        ["HttpRequest"] = "Microsoft.AspNetCore.Http",
        ["HttpResponse"] = "Microsoft.AspNetCore.Http",
        ["IHttpContextAccessor"] = "Microsoft.AspNetCore.Http",
        ["RequestDelegate"] = "Microsoft.AspNetCore.Http",
        ["WebApplication"] = "Microsoft.AspNetCore.Builder",
        ["WebApplicationBuilder"] = "Microsoft.AspNetCore.Builder",
        ["IApplicationBuilder"] = "Microsoft.AspNetCore.Builder",
        ["IEndpointRouteBuilder"] = "Microsoft.AspNetCore.Routing",
        ["IWebHostEnvironment"] = "Microsoft.AspNetCore.Hosting",
        ["HttpClient"] = "System.Net.Http",
    };

    public bool IsRazor => Path.EndsWith(".cshtml", StringComparison.Ordinal);

    /// <summary>Lines as an editor counts them.</summary>
    public int Lines => Text.Length == 0 ? 0 : Text.Count(character => character == '\n') + (Text.EndsWith('\n') ? 0 : 1);

    /// <summary>The text without comments and, in C#, without plain strings. Interpolated strings stay: they hold code.</summary>
    public string Code { get; } = Path.EndsWith(".cshtml", StringComparison.Ordinal)
        ? RazorComment.Replace(Text, " ")
        : Quiet.Replace(Text, match => Interpolated.IsMatch(match.Value) ? match.Value : " ");

    public string? Namespace => NamespaceLine.Match(Code) is { Success: true } match ? match.Groups[1].Value : null;

    public IEnumerable<string> DeclaredTypes => TypeLine.Matches(Code).Select(match => match.Groups[1].Value);

    public bool HasGlobalUsing => GlobalUsing.IsMatch(Code);

    /// <summary>Every dotted name it uses: using lines, names written in full, and what the SDK imports by itself.</summary>
    public IEnumerable<string> Mentions =>
        UsingLine.Matches(Code).Select(match => match.Groups[1].Value)
            .Concat(FullName.Matches(Code).Select(match => match.Value).Where(name => name != Namespace))
            .Concat(Word.Matches(Code).Select(match => ImplicitTypes.GetValueOrDefault(match.Value)).OfType<string>())
            .Distinct();

    /// <summary>"Store.AuditDb" written inside KenyaAudit.Web needs no using line: pairs of a first and a second name.</summary>
    public IEnumerable<(string First, string Second)> Relative =>
        RelativeName.Matches(Code).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct();

    /// <summary>Ways round the encoder, scripts and styles that the Content-Security-Policy refuses, and one import that empties a meta tag.</summary>
    public IEnumerable<string> UnsafeMarkup => (IsRazor ? UnsafeInRazor : UnsafeInCode).Matches(IsRazor ? Code : Text).Select(match => match.Value.Trim());

    [GeneratedRegex(@"@\*[\s\S]*?\*@|<!--[\s\S]*?-->")]
    private static partial Regex RazorComment { get; }

    [GeneratedRegex("""
        /\*[\s\S]*?\*/|//[^\n]*
        |\$*("{3,})[\s\S]*?\1
        |(?:\$@|@\$|@)"(?:[^"]|"")*"
        |\$?"(?:[^"\\\n]|\\.)*"
        |'(?:[^'\\\n]|\\.)+'
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quiet { get; }

    [GeneratedRegex(@"^@?\$")]
    private static partial Regex Interpolated { get; }

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine { get; }

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+([A-Z]\w*)")]
    private static partial Regex TypeLine { get; }

    [GeneratedRegex(@"^\s*global\s+using\s", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing { get; }

    [GeneratedRegex(@"^\s*(?:@|global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?(?:global::)?([\w.]+)(?:<[^;\n]*>)?\s*?(?:;|\r?$)", RegexOptions.Multiline)]
    private static partial Regex UsingLine { get; }

    [GeneratedRegex(@"(?<![\w.])(?:KenyaAudit\.(?:Web|Etl)|Microsoft|Lucene|J2N|Hangfire|Htmx|NetEscapades|Newtonsoft|UglyToad|CsvHelper|Sentry|OpenTelemetry|StackExchange|Amazon|MailKit|MimeKit|MiniExcelLibs|Polly|QRCoder|Zxcvbn|System)(?:\.[A-Z]\w*)+")]
    private static partial Regex FullName { get; }

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w*)\.([A-Z]\w*)")]
    private static partial Regex RelativeName { get; }

    [GeneratedRegex("""
        \bHtml\.Raw\b|\bHtmlString\b|\bWriteLiteral\s*\(
        |<script\b(?![^>]*\ssrc=)|<style\b
        |(?<=\s)style\s*=\s*["']|(?<=\s)on[a-z]+=["'@]|\bhx-on\b|\bjavascript:
        |@addTagHelper\s+\*\s*,\s*Htmx
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex UnsafeInRazor { get; }

    [GeneratedRegex("""
        \bHtml\.Raw\b|\bHtmlString\b|\bWriteLiteral\s*\(
        |\b(?:AppendHtml(?:Line)?|SetHtmlContent)\(\s*\$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex UnsafeInCode { get; }
}
