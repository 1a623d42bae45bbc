using System.Text;

namespace KenyaAudit.Web.Tests.Search;

/// <summary>Queries that nobody should type: every punctuation, nesting, all of Unicode, ten thousand characters, fields and ranges abused. The same ones each time.</summary>
internal static class HostileQueries
{
    private static readonly string[] Pieces =
    [
        "\"", "“", "”", "«", "-", "--", "-\"", "(", ")", "((", "))", "[", "]", "{", "}", "*", "**", "?", "~", "~2", "^", "^9", ":", "::", "\\", "/", "//", "&&", "||", "|", "!", "+",
        "AND", "OR", "NOT", "OR OR", "or", "bills", "confirmed", "the", "of the", "a*", "ab*", "1*", "10*", "-the*", "*a", "a*b", "audit~", "\"the of\"", "\"a b c",
        "entity:", "entity::", "entity:\"", "entity:\"\"", "entity:*", "entity:the", "-entity:a", "county:", "county:x y z", "county:OR", "vote:0", "vote:99999999999999999999", "fy:", "fy:0",
        "fy:9999", "fy:2020/21/22", "section:-1", "basis:\u0000", "opinion:null", "category:-", "ref:", "ref:0", "ref:-1", "ref:99999999999", "ref:ng-2020-21-0", "unknown:field", "a:b:c:d",
        "amount", "amount>", "amount>=", "amount>>1", "amount<>1", "amount=", "amount:..", "amount:1..", "amount:..1", "amount:9..1", "amount>-5", "amount>1e400", "amount>99999999999999999999999999b",
        "amount:0.0000000000000000000001b..1t", "amount<=Ksh", "-amount:1..2", "amount>NaN", "900t", "901t", "0b", "0.0b", "1.0000000000000000000000000001b", "59.5 billion", "1,2,3,4", "1,000", "1,", ",1", ".5", "5.",
        "[1 TO 2]", "[* TO *]", "{a TO b}", "'", "''", "’", "x'", "'s", "%00", "%", "_", "<script>", "' OR 1=1 --", "; DROP TABLE", "${x}", "{{x}}", "../..", "C:\\", "http://a.b/c?d=e&f",
        "\0", "\a", "\b", "\u001B", "\uD83D", "\uDE00", "😀", "👩‍👩‍👧", "\u202E", "\u200B", "\uFEFF", "\uFFFF", "e\u0301", "\u0301", "\u0301\u0301\u0301", "İ", "ı", "ß", "ﷺ", "ﬃ", "Ⅷ", "①", "٣", "꧱", "中文", "กขค", "नमस्ते",
        "2020/21", "319", "319.2", "#319", "§ 5", "ng-2020-21-319", " ", "\t", "\r\n", "\u00A0", "\u3000", "\u2028", "a.b.c", "K.R.A", "nys", "mishahara hewa", "pipline", "zzzzzzzzzz", "confrimed",
    ];

    public static IEnumerable<string> Of(int count, int seed = 20212)
    {
        var random = new Random(seed);
        for (var made = 0; made < count; made++)
        {
            yield return (made % 8) switch
            {
                0 => Nested(random),
                1 => Noise(random, random.Next(1, 200)),
                2 when made % 80 == 2 => Mixed(random, 10_000),
                3 => Repeated(random),
                _ => Mixed(random, random.Next(1, 240)),
            };
        }
    }

    private static string Mixed(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(random.Next(6) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]);
            text.Append(random.Next(2) == 0 ? " " : "");
        }

        return text.ToString();
    }

    private static string Nested(Random random)
    {
        var depth = random.Next(1, 90);
        var (open, close) = random.Next(3) switch { 0 => ("(", ")"), 1 => ("\"", "\""), _ => ("-(", ")") };
        return string.Concat(Enumerable.Repeat(open, depth)) + Pieces[random.Next(Pieces.Length)] + string.Concat(Enumerable.Repeat(close, random.Next(depth + 1)));
    }

    private static string Noise(Random random, int length) => string.Create(length, random, static (text, random) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            text[at] = (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x7F));
        }
    });

    private static string Repeated(Random random) => string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? " " : ""), random.Next(1, 120)));
}
