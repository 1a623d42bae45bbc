using KenyaAudit.Etl.Extract;
using KenyaAudit.Etl.Normalise;
using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;

namespace KenyaAudit.Etl.Sources;

/// <summary>The Auditor-General's yearly book on national ministries, departments and agencies ("Blue Book").</summary>
public sealed class OagNationalSource(Taxonomy taxonomy) : IReportSource
{
    public const string SourceId = "oag-national";
    private const string Publisher = "Office of the Auditor-General, Kenya";

    public string Id => SourceId;

    public string Title => "Auditor-General: national ministries, departments and agencies";

    public string ExtractorVersion => "oag-national/1";

    public IReadOnlyList<PageText> Extract(Stream document, CancellationToken cancellation) => PdfPages.Read(document, cancellation);

    public ParsedReport Parse(IReadOnlyList<PageText> pages, CancellationToken cancellation) =>
        ReportParser.Parse(ReportIdentity.OfNational(pages), pages, cancellation);

    public ReportRecords Normalise(ParsedReport parsed, CancellationToken cancellation) =>
        new NationalNormaliser(parsed, Id, taxonomy).Records(Publisher);

    public ReportRecords Validate(ReportRecords records) => NationalValidator.Judge(records);
}
