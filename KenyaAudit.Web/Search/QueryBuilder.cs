using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KenyaAudit.Web.Search;

/// <summary>From what is asked to a Lucene query, and the weights of its parts.</summary>
internal sealed class QueryBuilder
{
    // Above any sum of word scores.
    private const float NamedAloneWeight = 1000f;
    private const float AllWordsWeight = 100f;

    private readonly bool _scored;
    private readonly Sweep _sweep;
    private readonly SearchWeights _weights;
    private readonly BooleanQuery _query = new();
    private readonly HashSet<Query> _seen = [];

    private QueryBuilder(bool scored, Sweep sweep, SearchWeights weights) => (_scored, _sweep, _weights) = (scored, sweep, weights);

    /// <param name="asked">What is asked.</param>
    /// <param name="scored">False when the order does not ask for scores: what only adds score is left out.</param>
    /// <param name="sweep">Bounds what beginnings and rounded amounts may cost.</param>
    /// <param name="weights">What a word counts where.</param>
    /// <param name="most">Most of the words are enough.</param>
    public static Query Build(Interpretation asked, bool scored, Sweep sweep, SearchWeights weights, bool most = false)
    {
        if (asked.IsEmpty)
        {
            return new MatchAllDocsQuery();
        }

        var builder = new QueryBuilder(scored, sweep, weights);
        builder.Add(asked, most);
        var alone = asked.Reference is { } reference ? new Term(IndexFields.Reference, reference)
            : asked.Paragraph is { } paragraph ? new Term(IndexFields.Number, paragraph)
            : null;
        return alone is null ? builder._query : new BooleanQuery
        {
            { new ConstantScoreQuery(new TermQuery(alone)) { Boost = NamedAloneWeight }, Occur.SHOULD },
            { builder._query, Occur.SHOULD },
        };
    }

    /// <summary>Where a word is looked for when it may have other forms.</summary>
    public static Term TermOf(QueryWord word) =>
        word.IsStop || word.HasDigit ? AsWritten(word) : new Term(IndexFields.Text, word.Stem);

    private void Add(Interpretation asked, bool most)
    {
        var some = new BooleanQuery { MinimumNumberShouldMatch = asked.Needed };
        foreach (var unit in asked.Units)
        {
            if (unit.IsExcluded)
            {
                _query.Add(Any(unit, scored: false), Occur.MUST_NOT);
            }
            else if (most && unit.CanDrop)
            {
                some.Add(Any(unit, _scored), Occur.SHOULD);
            }
            else if (unit.Meanings is [Meaning.Words { All: [var word] }])
            {
                // Flat, because one level of joining less is a third of the time.
                AddOnce(_query, new TermQuery(TermOf(word)), Occur.MUST);
                AddBonus(_query, word);
            }
            else
            {
                _query.Add(Any(unit, _scored), Occur.MUST);
                foreach (var said in unit.Meanings.OfType<Meaning.Phrase>().Where(phrase => phrase == unit.Meanings[0]).SelectMany(phrase => phrase.All))
                {
                    AddInNames(_query, said);
                }
            }
        }

        if (most)
        {
            _query.Add(some, asked.Needed > 0 ? Occur.MUST : Occur.SHOULD);
            _query.Add(new ConstantScoreQuery(Build(asked, scored: false, _sweep, _weights)) { Boost = AllWordsWeight }, Occur.SHOULD);
        }

        // Lucene finds nothing for a query that only excludes.
        if (_query.Clauses.All(clause => clause.Occur == Occur.MUST_NOT))
        {
            _query.Add(new MatchAllDocsQuery(), Occur.MUST);
        }
    }

    private Query Any(QueryUnit unit, bool scored)
    {
        if (unit.Meanings is [var only])
        {
            return Of(only, scored);
        }

        var any = new DisjunctionMaxQuery(0.1f);
        foreach (var meaning in unit.Meanings)
        {
            var query = Of(meaning, scored);
            query.Boost *= meaning == unit.Meanings[0] ? 1 : _weights.Other;
            any.Add(query);
        }

        return any;
    }

    private Query Of(Meaning meaning, bool scored) => meaning switch
    {
        Meaning.Words words => All(words.All, scored),
        Meaning.Phrase phrase => Phrase(phrase.All),
        Meaning.InNames names => Terms(names.All.Where(word => !word.IsStop).Select(word => new Term(IndexFields.Names, word.Stem)), Occur.MUST),
        Meaning.Swahili swahili => Terms(swahili.Stems.Select(stem => new Term(IndexFields.Swahili, stem)), Occur.MUST),
        Meaning.Prefix prefix => new ConstantScoreQuery(new PrefixTerms(prefix.Start, _sweep)),
        Meaning.Values values => Unscored(Terms(TermsOf(values), Occur.SHOULD)),
        Meaning.Amount amount => Unscored(new ConstantScoreQuery(new AmountFilter(amount.Bounds))),
        Meaning.Rounded rounded => new ConstantScoreQuery(new NumberFilter(rounded.Bounds, _sweep)),
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "is built nowhere"),
    };

    private BooleanQuery All(IReadOnlyList<QueryWord> words, bool scored)
    {
        var all = new BooleanQuery();
        var onlyStopWords = words.All(word => word.IsStop);
        foreach (var word in words.Where(word => onlyStopWords || !word.IsStop))
        {
            all.Add(new TermQuery(TermOf(word)), Occur.MUST);
            if (scored)
            {
                AddBonus(all, word);
            }
        }

        return all;
    }

    private void AddBonus(BooleanQuery query, QueryWord word)
    {
        if (!word.HasDigit && !word.IsStop)
        {
            AddOnce(query, new TermQuery(AsWritten(word)) { Boost = _weights.Exact }, Occur.SHOULD);
        }

        AddInNames(query, word);
    }

    private void AddInNames(BooleanQuery query, QueryWord word)
    {
        if (!word.IsStop)
        {
            AddOnce(query, new TermQuery(new Term(IndexFields.Title, word.Stem)) { Boost = _weights.Title }, Occur.SHOULD);
            AddOnce(query, new TermQuery(new Term(IndexFields.Names, word.Stem)) { Boost = _weights.Names }, Occur.SHOULD);
            AddOnce(query, new TermQuery(new Term(IndexFields.Said, word.Stem)) { Boost = _weights.Said }, Occur.SHOULD);
        }
    }

    private void AddOnce(BooleanQuery query, Query clause, Occur occur)
    {
        if ((_scored || occur == Occur.MUST) && (query != _query || _seen.Add(clause)))
        {
            query.Add(clause, occur);
        }
    }

    private static Query Phrase(IReadOnlyList<QueryWord> words)
    {
        if (words.Count == 1)
        {
            return new TermQuery(AsWritten(words[0]));
        }

        var phrase = new PhraseQuery();
        foreach (var word in words)
        {
            phrase.Add(AsWritten(word));
        }

        return phrase;
    }

    private static IEnumerable<Term> TermsOf(Meaning.Values values) =>
        values.Any.SelectMany(value => values.Field == IndexFields.Entity
            ? [new Term(IndexFields.Entity, value), new Term(IndexFields.Parent, value)]
            : (IEnumerable<Term>)[new Term(values.Field, value)]);

    private static BooleanQuery Terms(IEnumerable<Term> terms, Occur occur)
    {
        var query = new BooleanQuery();
        foreach (var term in terms.Take(BooleanQuery.MaxClauseCount))
        {
            query.Add(new TermQuery(term), occur);
        }

        return query;
    }

    private static ConstantScoreQuery Unscored(Query query)
    {
        var constant = query as ConstantScoreQuery ?? new ConstantScoreQuery(query);
        constant.Boost = 0;
        return constant;
    }

    private static Term AsWritten(QueryWord word) => new(IndexFields.Exact, word.Written);
}
