using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>
/// What counting and sorting read of one segment, in plain arrays: a segment never changes, so they are made once.
/// About 48 bytes a finding; reading the same from doc values costs several times the search itself.
/// </summary>
internal sealed class SegmentColumns
{
    /// <summary>The facets and the parent.</summary>
    public static readonly int Width = IndexFields.Facets.Length + 1;

    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = [];

    private SegmentColumns(AtomicReader reader)
    {
        Rows = new int[reader.MaxDoc * Width];
        Values = new string[Width][];
        Bases = new int[Width];
        for (var column = 0; column < Width; column++)
        {
            Bases[column] = Slots;
            Values[column] = Fill(reader, column);
            Slots += Values[column].Length + 1;
        }

        Amounts = Numbers(reader, IndexFields.Amount, IndexFields.NoAmount);
        Orders = Numbers(reader, IndexFields.Order, 0);
    }

    /// <summary>Row by row, so that a finding's values share a cache line; a value is its slot among all columns' values.</summary>
    public int[] Rows { get; }

    /// <summary>Where a column's slots begin; its first slot means "none".</summary>
    public int[] Bases { get; }

    public int Slots { get; private set; }

    /// <summary>By column, in slot order without "none".</summary>
    public string[][] Values { get; }

    public long[] Amounts { get; }

    public long[] Orders { get; }

    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader));

    /// <summary>The value a document has in a facet; "" where none.</summary>
    public string Value(int doc, string facet)
    {
        var column = Array.IndexOf(IndexFields.Facets, facet);
        var slot = Rows[(doc * Width) + column] - Bases[column];
        return slot > 0 ? Values[column][slot - 1] : "";
    }

    private string[] Fill(AtomicReader reader, int column)
    {
        var field = column < IndexFields.Facets.Length ? IndexFields.Facets[column] : IndexFields.Parent;
        var ordinals = reader.GetSortedDocValues(field);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            Rows[(doc * Width) + column] = Slots + 1 + (ordinals?.GetOrd(doc) ?? -1);
        }

        var values = new string[ordinals?.ValueCount ?? 0];
        var bytes = new BytesRef();
        for (var ordinal = 0; ordinal < values.Length; ordinal++)
        {
            ordinals!.LookupOrd(ordinal, bytes);
            values[ordinal] = bytes.Utf8ToString();
        }

        return values;
    }

    private static long[] Numbers(AtomicReader reader, string field, long missing)
    {
        var numbers = new long[reader.MaxDoc];
        var values = reader.GetNumericDocValues(field);
        for (var doc = 0; doc < numbers.Length; doc++)
        {
            numbers[doc] = values?.Get(doc) ?? missing;
        }

        return numbers;
    }
}
