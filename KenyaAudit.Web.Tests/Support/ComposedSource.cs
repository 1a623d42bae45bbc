using System.Text;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A publisher whose documents are composed by tests: the bytes of a document are the key of its records.</summary>
internal sealed class ComposedSource : IReportSource
{
    private readonly Dictionary<string, ReportRecords> _documents = [];
    private ReportRecords? _read;

    public string Id => RecordsBuilder.Source;

    public string Title => "Composed reports";

    public string ExtractorVersion { get; set; } = "composed/1";

    /// <summary>What happens between reading and publishing, as seen from outside.</summary>
    public Action BeforePublishing { get; set; } = () => { };

    public void Add(string bytes, RecordsBuilder records) => _documents[bytes] = records.Build();

    public IReadOnlyList<PageText> Extract(Stream document, CancellationToken cancellation)
    {
        using var reader = new StreamReader(document, Encoding.UTF8);
        _read = _documents.GetValueOrDefault(reader.ReadToEnd())
            ?? throw new DocumentRefusedException("The file is not a document of this series.");
        return _read.Pages;
    }

    public ParsedReport Parse(IReadOnlyList<PageText> pages, CancellationToken cancellation) =>
        new(ReportSeries.NationalGovernment, new FinancialYear(2021), _read!.Report.Title, pages, [], Paragraphs(_read), [], [], []);

    public ReportRecords Normalise(ParsedReport parsed, CancellationToken cancellation) => _read!;

    // One for each record, as counts of steps must add up.
    private static ParsedParagraph[] Paragraphs(ReportRecords records) =>
    [
        .. Enumerable.Range(1, records.Findings.Count + records.CleanStatements.Count + records.Refused.Count).Select(number =>
            new ParsedParagraph(number, 0, ReportSection.FinancialStatements, null, null, new PageSpan(1, 1, null, null), [], [])),
    ];

    public ReportRecords Validate(ReportRecords records)
    {
        BeforePublishing();
        return records.Checks.FirstOrDefault(check => check.Blocks) is { } block ? throw new DocumentRefusedException(block.Sentence, records.Checks) : records;
    }
}
