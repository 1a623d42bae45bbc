using KenyaAudit.Etl.Extract;
using KenyaAudit.Etl.Normalise;
using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;

namespace KenyaAudit.Etl.Sources;

/// <summary>The Auditor-General's yearly volume on national ministries, departments and agencies.</summary>
public sealed class OagNationalSource : IReportSource
{
    public string Id => "oag-national";

    public string Title => "Auditor-General: national government";

    public string ExtractorVersion => "1";

    public IReadOnlyList<PageText> Extract(Stream document, CancellationToken cancellation) => PdfPages.Read(document, cancellation);

    public ParsedReport Parse(IReadOnlyList<PageText> pages, CancellationToken cancellation) =>
        ReportParser.Parse(ReportIdentity.OfNational(pages), pages, cancellation);

    public ReportRecords Normalise(ParsedReport parsed, CancellationToken cancellation) =>
        new NationalNormaliser(Id, Taxonomy.Default).Normalise(parsed, cancellation);

    public ReportRecords Validate(ReportRecords records) => NationalValidator.Validate(records);
}
