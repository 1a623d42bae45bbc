using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>The findings whose amount in question lies within bounds.</summary>
internal sealed class AmountFilter(AmountBounds bounds) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var amounts = SegmentColumns.Of(context.AtomicReader).Amounts;
        var found = new FixedBitSet(amounts.Length);
        for (var doc = 0; doc < amounts.Length; doc++)
        {
            var amount = amounts[doc];
            if (amount != IndexFields.NoAmount && amount >= bounds.Min && amount <= bounds.Max && (acceptDocs is null || acceptDocs.Get(doc)))
            {
                found.Set(doc);
            }
        }

        return found;
    }

    public override bool Equals(object? obj) => obj is AmountFilter other && other.Bounds == Bounds;

    public override int GetHashCode() => Bounds.GetHashCode();

    private AmountBounds Bounds => bounds;
}
