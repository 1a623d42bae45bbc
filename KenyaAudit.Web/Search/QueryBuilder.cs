using KenyaAudit.Etl.Vocabulary;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KenyaAudit.Web.Search;

/// <summary>From an understood text to a Lucene query, and the weights of its parts.</summary>
internal static class QueryBuilder
{
    // A required word scores in the text field (weight 1, where the summary is written twice); these come on top.
    private const float TitleWeight = 2.5f;
    private const float NamesWeight = 1.2f;
    private const float ExactWeight = 0.35f;

    // Above any sum of word scores.
    private const float NamedAloneWeight = 1000f;

    /// <param name="query">What was typed.</param>
    /// <param name="scored">False when the order does not ask for scores: what only adds score is left out.</param>
    public static Query Build(ParsedQuery query, bool scored)
    {
        if (query.IsEmpty)
        {
            return new MatchAllDocsQuery();
        }

        var words = Words(query.Pieces, scored);
        var alone = query.Reference is { } reference ? new Term(IndexFields.Reference, reference)
            : query.Paragraph is { } paragraph ? new Term(IndexFields.Number, paragraph)
            : null;
        return alone is null ? words : new BooleanQuery
        {
            { new ConstantScoreQuery(new TermQuery(alone)) { Boost = NamedAloneWeight }, Occur.SHOULD },
            { words, Occur.SHOULD },
        };
    }

    private static BooleanQuery Words(IReadOnlyList<QueryPiece> pieces, bool scored)
    {
        var query = new BooleanQuery();
        var seen = new HashSet<Term>();

        // "of the" alone still means those words; beside others they only cost time.
        var onlyStopWords = pieces.Where(piece => !piece.IsExcluded).All(piece => !piece.IsPhrase && piece.Words.All(word => word.IsStop));
        foreach (var piece in pieces)
        {
            if (piece.IsExcluded)
            {
                query.Add(piece.IsPhrase ? Phrase(piece.Words) : All(piece.Words), Occur.MUST_NOT);
                continue;
            }

            if (piece.IsPhrase)
            {
                query.Add(Phrase(piece.Words), Occur.MUST);
            }
            else if (piece.Year is { } year)
            {
                query.Add(YearOrWords(year, piece), Occur.MUST);
                continue;
            }

            foreach (var word in piece.Words.Where(word => !word.IsStop || (onlyStopWords && !piece.IsPhrase)))
            {
                if (!piece.IsPhrase)
                {
                    Add(TermOf(word), 1, Occur.MUST);
                    Add(new Term(IndexFields.Exact, word.Written), ExactWeight, Occur.SHOULD);
                }

                Add(new Term(IndexFields.Title, word.Stem), TitleWeight, Occur.SHOULD);
                Add(new Term(IndexFields.Names, word.Stem), NamesWeight, Occur.SHOULD);
            }
        }

        // Lucene finds nothing for a query that only excludes.
        if (query.Clauses.All(clause => clause.Occur == Occur.MUST_NOT))
        {
            query.Add(new MatchAllDocsQuery(), Occur.MUST);
        }

        return query;

        void Add(Term term, float weight, Occur occur)
        {
            if ((scored || occur == Occur.MUST) && seen.Add(term))
            {
                query.Add(new TermQuery(term) { Boost = weight }, occur);
            }
        }
    }

    private static Term TermOf(QueryWord word) =>
        word.IsStop ? new Term(IndexFields.Exact, word.Written) : new Term(IndexFields.Text, word.Stem);

    private static Query Phrase(IReadOnlyList<QueryWord> words)
    {
        if (words.Count == 1)
        {
            return new TermQuery(new Term(IndexFields.Exact, words[0].Written));
        }

        var phrase = new PhraseQuery();
        foreach (var word in words)
        {
            phrase.Add(new Term(IndexFields.Exact, word.Written));
        }

        return phrase;
    }

    private static BooleanQuery YearOrWords(FinancialYear year, QueryPiece piece) => new()
    {
        { new ConstantScoreQuery(new TermQuery(new Term(IndexFields.YearTerm, year.Slug))), Occur.SHOULD },
        { All(piece.Words), Occur.SHOULD },
    };

    private static Query All(IReadOnlyList<QueryWord> words)
    {
        if (words.Count == 1)
        {
            return new TermQuery(TermOf(words[0]));
        }

        var all = new BooleanQuery();
        foreach (var word in words)
        {
            all.Add(new TermQuery(TermOf(word)), Occur.MUST);
        }

        return all;
    }
}
