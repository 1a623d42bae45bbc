using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Compressing;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Util;

namespace KenyaAudit.Web.Search;

/// <summary>Lucene's own format with the texts packed more tightly: they are two thirds of an index and only read for the hits of a page.</summary>
[CodecName("KenyaAudit")]
internal sealed class IndexCodec : FilterCodec
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // Twelve findings or so: larger packs gain little and cost each passage more.
    private const int PackSize = 1 << 14;

    public IndexCodec()
        : base(new Lucene46Codec())
    {
    }

    public override StoredFieldsFormat StoredFieldsFormat { get; } =
        new CompressingStoredFieldsFormat("KenyaAuditTexts", CompressionMode.HIGH_COMPRESSION, PackSize);

    private static readonly Lazy<IndexCodec> Shared = new(() =>
    {
        Codec.SetCodecFactory(new DefaultCodecFactory { CustomCodecTypes = [typeof(IndexCodec)] });
        return (IndexCodec)Codec.ForName("KenyaAudit");
    });

    /// <summary>Known to Lucene by its name from the first call on; whatever opens an index calls it before.</summary>
    public static IndexCodec Registered() => Shared.Value;
}
