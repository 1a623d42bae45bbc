using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>The findings with a word that begins so, as far as the sweep reaches.</summary>
internal sealed class PrefixTerms(string start, Sweep sweep) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var found = new FixedBitSet(context.AtomicReader.MaxDoc);
        if (context.AtomicReader.GetTerms(IndexFields.Exact) is not { } terms)
        {
            return found;
        }

        var (word, beginning) = (terms.GetEnumerator(), new BytesRef(start));
        DocsEnum? docs = null;
        for (var more = word.SeekCeil(beginning) != TermsEnum.SeekStatus.END; more && StringHelper.StartsWith(word.Term, beginning); more = word.MoveNext())
        {
            if (!sweep.Open(word.DocFreq))
            {
                break;
            }

            docs = word.Docs(acceptDocs, docs, DocsFlags.NONE);
            for (int doc; (doc = docs.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS;)
            {
                found.Set(doc);
            }
        }

        return found;
    }
}
