using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>The findings with a number in their text, in shillings, that lies within bounds of cents, as far as the sweep reaches.</summary>
internal sealed class NumberFilter(AmountBounds bounds, Sweep sweep) : Filter
{
    private const int Shilling = 100;

    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        var found = new FixedBitSet(reader.MaxDoc);
        if (reader.GetTerms(IndexFields.Exact) is not { } terms)
        {
            return found;
        }

        var number = terms.GetEnumerator();
        DocsEnum? docs = null;
        foreach (var (first, last) in Ranges())
        {
            // Numbers of equal length are in the order of their digits, others lie between them.
            var status = number.SeekCeil(new BytesRef(first));
            for (var more = status != TermsEnum.SeekStatus.END; more && sweep.Pass(); more = number.MoveNext())
            {
                var term = number.Term.Utf8ToString();
                if (string.CompareOrdinal(term, 0, last, 0, last.Length) > 0)
                {
                    break;
                }

                if (Holds(bounds, term))
                {
                    if (!sweep.Open(number.DocFreq))
                    {
                        return found;
                    }

                    docs = number.Docs(acceptDocs, docs, DocsFlags.NONE);
                    for (int doc; (doc = docs.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS;)
                    {
                        found.Set(doc);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Whether a word of the text is such a number.</summary>
    public static bool Holds(AmountBounds bounds, ReadOnlySpan<char> word) =>
        word.Length <= 20 && char.IsAsciiDigit(word[0])
        && decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shillings)
        && shillings * Shilling >= bounds.Min && shillings * Shilling <= bounds.Max;

    /// <summary>The bounds in whole shillings, cut where numbers grow by a digit.</summary>
    private IEnumerable<(string First, string Last)> Ranges()
    {
        var (from, to) = (Math.Max(1, bounds.Min / Shilling), bounds.Max / Shilling);
        while (from <= to)
        {
            var digits = from.ToString(CultureInfo.InvariantCulture).Length;
            var most = long.Parse(new string('9', digits), CultureInfo.InvariantCulture);
            yield return (from.ToString(CultureInfo.InvariantCulture), Math.Min(most, to).ToString(CultureInfo.InvariantCulture));
            if (most >= to)
            {
                yield break;
            }

            from = most + 1;
        }
    }
}
