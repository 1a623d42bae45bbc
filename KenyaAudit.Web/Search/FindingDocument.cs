using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Search;

/// <summary>What of a finding goes into which field.</summary>
internal static class FindingDocument
{
    // Only the exact field answers phrases, so only it pays for positions.
    private static readonly FieldType Stemmed = Frozen(IndexOptions.DOCS_AND_FREQS);
    private static readonly FieldType AsWritten = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: false);

    public static Document Of(IndexedFinding finding, FindingTokens tokens)
    {
        var document = new Document
        {
            new StringField(IndexFields.Reference, finding.Reference, Field.Store.YES),
            new StringField(IndexFields.Number, finding.Number.ToString(CultureInfo.InvariantCulture), Field.Store.NO),
            new NumericDocValuesField(IndexFields.Amount, finding.AmountInQuestion?.Cents ?? IndexFields.NoAmount),
            new NumericDocValuesField(IndexFields.Order, Order(finding)),
        };
        AddWords(document, finding, tokens);
        AddFacet(document, IndexFields.Entity, finding.EntitySlug);
        AddFacet(document, IndexFields.Parent, finding.ParentSlug);
        AddFacet(document, IndexFields.County, finding.CountySlug);
        AddFacet(document, IndexFields.Year, finding.Year.Slug);
        AddFacet(document, IndexFields.Section, finding.Section.Slug());
        AddFacet(document, IndexFields.Basis, finding.Basis.Slug());
        AddFacet(document, IndexFields.Opinion, finding.Opinion?.Slug());
        AddFacet(document, IndexFields.Category, finding.Category);
        AddCard(document, IndexFields.EntityCard, new CatalogEntry(finding.EntitySlug, finding.EntityName, finding.Vote ?? "", finding.ParentSlug ?? "", finding.Aliases));
        AddCard(document, IndexFields.CountyCard, finding.CountySlug is null ? null : new CatalogEntry(finding.CountySlug, finding.CountyName ?? finding.CountySlug, "", "", []));
        AddCard(document, IndexFields.CategoryCard, new CatalogEntry(finding.Category, finding.CategoryLabel, "", "", []));
        if (finding.Vote is { Length: > 0 } vote)
        {
            document.Add(new StringField(IndexFields.Vote, vote, Field.Store.NO));
        }

        return document;
    }

    private static void AddWords(Document document, IndexedFinding finding, FindingTokens tokens)
    {
        tokens.Begin();

        // The longest text first: its positions are stored, and small numbers take less room.
        var body = tokens.Add(finding.Body ?? "");
        var summary = tokens.Add(finding.Summary ?? "");
        var said = tokens.Add(finding.SearchWords ?? "");
        var title = tokens.Add(finding.Title);
        Range[] names = [.. Names(finding).Select(tokens.Add)];
        if (finding.Body is not { Length: > 0 })
        {
            AddAmounts(finding, tokens);
        }

        document.Add(new Field(IndexFields.Exact, tokens.AsWritten(), AsWritten));

        // The summary twice, so that a word of it weighs twice a word of the body.
        document.Add(new Field(IndexFields.Text, tokens.Stems(numbers: false, [body, summary, summary, said, title, .. names]), Stemmed));
        document.Add(new Field(IndexFields.Title, tokens.Stems(numbers: true, title), Stemmed));
        document.Add(new Field(IndexFields.Names, tokens.Stems(numbers: true, names), Stemmed));
        document.Add(new Field(IndexFields.Said, tokens.Stems(numbers: true, said), Stemmed));
        foreach (var stem in SwahiliStems(finding.SummarySw))
        {
            document.Add(new StringField(IndexFields.Swahili, stem, Field.Store.NO));
        }

        Keep(IndexFields.Summary, finding.Summary);
        Keep(IndexFields.SummarySw, finding.SummarySw);
        Keep(IndexFields.Body, finding.Body);

        void Keep(string field, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                document.Add(new StoredField(field, text));
            }
        }
    }

    private static IEnumerable<string> SwahiliStems(string? summary) => summary is null ? [] : QueryWords.Read(summary)
        .Where(word => !word.IsStop && !word.HasDigit).Select(word => SwahiliStemmer.Stem(word.Written)).Distinct(StringComparer.Ordinal);

    /// <summary>A text says its amounts itself; without it they are found all the same.</summary>
    private static void AddAmounts(IndexedFinding finding, FindingTokens tokens)
    {
        foreach (var amount in finding.Amounts.Concat(finding.AmountInQuestion is { } one ? [one] : []).Distinct())
        {
            tokens.Add(amount.Shillings.ToString("0.00", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<string> Names(IndexedFinding finding)
    {
        // With their nouns, because people type "vote 1081" and "Meru County".
        var vote = finding.Vote is null ? null : "Vote " + finding.Vote;
        var county = finding.CountyName is null ? null : finding.CountyName + " County";
        string?[] names = [finding.EntityName, finding.ParentName, county, vote, finding.CategoryLabel, .. finding.Aliases];

        // "Elgeyo-Marakwet" and "Homa Bay" are also typed elgeyomarakwet and homabay.
        var joined = names.OfType<string>()
            .SelectMany(name => name.Split(' '))
            .Where(word => word.AsSpan(0, Math.Max(0, word.Length - 1)).IndexOfAny("-/") > 0)
            .Append(finding.CountySlug)
            .OfType<string>()
            .Where(word => word.AsSpan().IndexOfAny("-/") >= 0)
            .Select(word => word.Replace("-", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal));
        return names.OfType<string>().Concat(joined).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static void AddFacet(Document document, string name, string? slug)
    {
        if (!string.IsNullOrEmpty(slug))
        {
            document.Add(new SortedDocValuesField(name, new BytesRef(slug)));
            document.Add(new StringField(name, slug, Field.Store.NO));
        }
    }

    private static void AddCard(Document document, string name, CatalogEntry? entry)
    {
        if (entry is not null)
        {
            document.Add(new SortedDocValuesField(name, new BytesRef(entry.ToCard())));
        }
    }

    // The hash makes the order of equals the same in every rebuild and on every node; document numbers would not.
    private static long Order(IndexedFinding finding)
    {
        var hash = 2166136261u;
        foreach (var c in finding.Reference)
        {
            hash = (hash ^ c) * 16777619u;
        }

        var paragraph = 0xFFFFF - Math.Clamp(finding.Number, 0, 0xFFFFF);
        return ((long)Math.Clamp(finding.Year.EndYear, 0, 0x7FF) << 52) | ((long)paragraph << 32) | hash;
    }

    private static FieldType Frozen(IndexOptions options, bool norms = true)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = options, OmitNorms = !norms };
        type.Freeze();
        return type;
    }
}
