using System.Text.Json;

namespace KenyaAudit.Web.Ui;

/// <summary>An audit term in plain words, in both languages; all of it ours.</summary>
/// <param name="Slug">Its anchor on the glossary page; permanent.</param>
/// <param name="Forms">The spellings under which texts use it. One all in capitals is met only in capitals.</param>
internal sealed record GlossaryTerm(string Slug, string Term, string TermSw, IReadOnlyList<string> Forms, string En, string Sw);

/// <summary>The terms that travel with the program (etl/data/glossary.jsonl), and where a text uses them.</summary>
internal static class Glossary
{
    public const string Resource = "Glossary.jsonl";

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<GlossaryTerm[]> Read = new(() => [.. Lines().OrderBy(term => term.Term, StringComparer.OrdinalIgnoreCase)]);

    private static readonly Lazy<TermFinder> Found = new(() => new TermFinder(All));

    /// <summary>By their English name.</summary>
    public static IReadOnlyList<GlossaryTerm> All => Read.Value;

    public static TermFinder Finder => Found.Value;

    private static List<GlossaryTerm> Lines()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        using var text = new StreamReader(stream);
        var terms = new List<GlossaryTerm>();
        while (text.ReadLine() is { } line)
        {
            terms.Add(JsonSerializer.Deserialize<GlossaryTerm>(line, Reading)
                ?? throw new InvalidOperationException($"{Resource} has an empty line after {terms.Count} terms."));
        }

        return terms;
    }
}
