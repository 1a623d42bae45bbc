namespace KenyaAudit.Web.Ui;

/// <summary>A piece of a text; with the slug of the term that it names, or null for what lies between.</summary>
internal readonly record struct TermPart(string Text, string? Slug);

/// <summary>Finds terms in a text, whole words only, the longest form first.</summary>
internal sealed class TermFinder
{
    private readonly Dictionary<string, List<(string Form, string Slug)>> _byFirstWord = new(StringComparer.OrdinalIgnoreCase);

    public TermFinder(IEnumerable<GlossaryTerm> terms)
    {
        foreach (var (form, slug) in terms.SelectMany(term => term.Forms.Select(form => (form, term.Slug))).OrderByDescending(pair => pair.form.Length))
        {
            var first = form[..EndOfWord(form, 0)];
            if (!_byFirstWord.TryGetValue(first, out var forms))
            {
                _byFirstWord.Add(first, forms = []);
            }

            forms.Add((form, slug));
        }
    }

    /// <summary>The text in its order, cut where a term not in <paramref name="named"/> stands; adds those it finds. Nothing is left out.</summary>
    public List<TermPart> Cut(string text, HashSet<string> named)
    {
        var parts = new List<TermPart>();
        var words = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            if (words.TryGetValue(text.AsSpan(at, end - at), out var forms) && Longest(text, at, forms) is { } found)
            {
                end = at + found.Form.Length;
                if (named.Add(found.Slug))
                {
                    parts.Add(new TermPart(text[from..at], null));
                    parts.Add(new TermPart(text[at..end], found.Slug));
                    from = end;
                }
            }

            at = end;
        }

        parts.Add(new TermPart(text[from..], null));
        parts.RemoveAll(part => part.Text.Length == 0);
        return parts;
    }

    private static (string Form, string Slug)? Longest(string text, int at, List<(string Form, string Slug)> forms)
    {
        foreach (var form in forms)
        {
            // "PAC" is the committee, "pac" may be anything.
            var how = form.Form.Any(char.IsLower) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            var end = at + form.Form.Length;
            if (string.Compare(text, at, form.Form, 0, form.Form.Length, how) == 0 && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return form;
            }
        }

        return null;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
