using KenyaAudit.Etl.Extract;
using KenyaAudit.Etl.Normalise;
using KenyaAudit.Etl.Parse;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;

namespace KenyaAudit.Etl.Sources;

/// <summary>One of the Auditor-General's yearly volumes whose paragraphs are numbered through the whole book.</summary>
public sealed class OagVolumeSource : IReportSource
{
    private readonly BookKind _kind;

    private OagVolumeSource(string title, BookKind kind) => (Title, _kind) = (title, kind);

    /// <summary>National ministries, departments and agencies, by vote.</summary>
    public static OagVolumeSource National { get; } = new("Auditor-General: national government", BookKind.National);

    /// <summary>The executives of the 47 counties and their funds.</summary>
    public static OagVolumeSource CountyExecutives { get; } = new("Auditor-General: county executives", BookKind.CountyExecutives);

    /// <summary>The assemblies of the 47 counties and their funds.</summary>
    public static OagVolumeSource CountyAssemblies { get; } = new("Auditor-General: county assemblies", BookKind.CountyAssemblies);

    public string Id => _kind.SourceId;

    public string Title { get; }

    public string ExtractorVersion => "2";

    public IReadOnlyList<PageText> Extract(Stream document, CancellationToken cancellation) => PdfPages.Read(document, cancellation);

    public ParsedReport Parse(IReadOnlyList<PageText> pages, CancellationToken cancellation) =>
        ReportParser.Parse(ReportIdentity.Of(_kind, pages), pages, cancellation);

    public ReportRecords Normalise(ParsedReport parsed, CancellationToken cancellation) =>
        new VolumeNormaliser(Id, Taxonomy.Default).Normalise(parsed, cancellation);

    public ReportRecords Validate(ReportRecords records) => VolumeValidator.Validate(records);
}
