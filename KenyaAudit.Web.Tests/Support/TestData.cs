using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>What a test wants published, in memory until <see cref="PublishAsync"/>. One report, one run, entities by slug.</summary>
internal sealed class TestData
{
    public const string Sha256 = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public static readonly DateTime Now = new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc);

    private readonly List<FindingSeed> _findings = [];
    private readonly List<(string Slug, string Name, EntityKind Kind, string? Vote, string? Parent)> _entities = [];
    private readonly List<(string Entity, Opinion Kind)> _opinions = [];
    private readonly List<(int Number, string Entity)> _clean = [];
    private readonly List<string> _pages = [];
    private RunState? _bundle;

    public TestData WithVote(string slug, string name, string vote)
    {
        _entities.Add((slug, name, EntityKind.NationalVote, vote, null));
        return this;
    }

    public TestData WithPart(string slug, string name, string vote, string parent)
    {
        _entities.Add((slug, name, EntityKind.SubEntity, vote, parent));
        return this;
    }

    public TestData WithOpinion(string entity, Opinion opinion)
    {
        _opinions.Add((entity, opinion));
        return this;
    }

    public TestData WithCleanStatement(int number, string entity)
    {
        _clean.Add((number, entity));
        return this;
    }

    public TestData With(params IEnumerable<FindingSeed> findings)
    {
        _findings.AddRange(findings);
        return this;
    }

    /// <summary>Holds the document, with these pages from page 1; findings with text are read from it.</summary>
    public TestData WithDocument(params IEnumerable<string> pages)
    {
        _pages.AddRange(pages);
        return this;
    }

    public TestData WithBundleRun(RunState state = RunState.Published)
    {
        _bundle = state;
        return this;
    }

    public async Task PublishAsync(AuditDb db, CancellationToken cancellation)
    {
        var report = await ReportAsync(db, cancellation);
        var run = Run(_bundle is null ? "oag-national" : "kenyaaudit-bundled", _bundle ?? RunState.Published, _findings.Count);
        db.IngestRuns.Add(run);
        var document = Document(db, report);
        var entities = await EntitiesAsync(db, cancellation);
        var categories = await CategoriesAsync(db, cancellation);
        db.Opinions.AddRange(_opinions.Select(opinion => new OpinionRow
        {
            EntityId = 0, Entity = entities[opinion.Entity], ReportId = 0, Report = report, Kind = opinion.Kind,
            PrintedName = entities[opinion.Entity].Name, PdfPage = 640, PrintedPage = "628",
        }));
        db.CleanStatements.AddRange(_clean.Select(clean => new CleanStatementRow
        {
            EntityId = 0, Entity = entities[clean.Entity], ReportId = 0, Report = report, Number = clean.Number,
            Section = ReportSection.Controls, PdfPage = 113, PrintedPage = "101",
        }));
        db.Findings.AddRange(_findings.Select(seed => Finding(seed, entities, report, run, categories, document)));
        await LogAsync(db, report, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static FindingRow Finding(
        FindingSeed seed, Dictionary<string, AuditedEntityRow> entities, ReportRow report, IngestRunRow run,
        Dictionary<string, CategoryRow> categories, SourceDocumentRow? document)
    {
        var row = new FindingRow
        {
            Reference = seed.Reference, EntityId = 0, Entity = entities[seed.EntitySlug], ReportId = 0, Report = report, Number = seed.Number,
            Section = seed.Section, Basis = seed.Basis, Opinion = seed.Opinion, Title = seed.Title,
            Status = seed.WithdrawnBecause is null ? FindingStatus.Published : FindingStatus.Withdrawn,
            CurrentVersion = seed.FormerTitle is null ? 1 : 2,
        };
        if (seed.FormerTitle is { } former)
        {
            row.Versions.Add(Version(seed with { Title = former, Blocks = null, Summary = null }, 1, run, categories, null));
        }

        row.Versions.Add(Version(seed, row.CurrentVersion, run, categories, seed.Blocks is null ? null : document));
        return row;
    }

    private static FindingVersionRow Version(
        FindingSeed seed, int number, IngestRunRow run, Dictionary<string, CategoryRow> categories, SourceDocumentRow? document)
    {
        var version = new FindingVersionRow
        {
            Number = number, Title = seed.Title, Summary = seed.Summary, SummarySw = seed.SummarySw, AmountRead = seed.AmountNote is not null, AmountNote = seed.AmountNote, CategoryId = 0, Category = categories[seed.Category],
            Body = seed.Blocks is null ? null : string.Join("\n\n", seed.Blocks.Select(block => block.Text)),
            AmountInQuestionCents = seed.Cents, PdfPage = seed.PdfPage, PdfPageLast = seed.PdfPage,
            PrintedPage = seed.PrintedPage, PrintedPageLast = seed.PrintedPage, Document = document, RunId = 0, Run = run,
            ExtractorVersion = "test/1", ValidFrom = Now, Reason = seed.WithdrawnBecause ?? "First published.",
        };
        if (number == 1 && seed.FormerTitle is not null)
        {
            return version;
        }

        version.Amounts.AddRange(seed.Amounts.Select((amount, at) =>
            new AmountRow { Ordinal = at, Printed = amount.Printed, Currency = amount.Currency, Cents = amount.Cents, Role = amount.Role }));
        version.Blocks.AddRange((seed.Blocks ?? []).Select((block, at) =>
            new TextBlockRow { Ordinal = at, Kind = block.Kind, Text = block.Text, SubNumber = block.SubNumber, PdfPage = seed.PdfPage }));
        version.SubParagraphs.AddRange(seed.SubParagraphs.Select((sub, at) =>
            new SubParagraphRow { Ordinal = at, Number = sub.Number, Title = sub.Title, PdfPage = seed.PdfPage }));
        return version;
    }

    private static IngestRunRow Run(string source, RunState state, int count)
    {
        var run = new IngestRunRow { SourceId = source, State = state, Trigger = "start", ExtractorVersion = "test/1", StartedAt = Now, EndedAt = Now.AddSeconds(4) };
        run.Steps.Add(new IngestStepRow { Ordinal = 1, Name = "publish", StartedAt = Now, EndedAt = Now, CountIn = count, CountOut = count, Refused = 0 });
        return run;
    }

    private static async Task<ReportRow> ReportAsync(AuditDb db, CancellationToken cancellation) =>
        await db.Reports.FirstOrDefaultAsync(row => row.Slug == "oag-national-2020-21", cancellation) ?? db.Reports.Add(new ReportRow
        {
            Slug = "oag-national-2020-21", SourceId = "oag-national", Series = ReportSeries.NationalGovernment, FinancialYear = 2021,
            Title = "Report of the Auditor-General on Ministries, Departments and Agencies for the year 2020/2021", Publisher = "Office of the Auditor-General",
        }).Entity;

    private SourceDocumentRow? Document(AuditDb db, ReportRow report)
    {
        if (_pages.Count == 0)
        {
            return null;
        }

        var document = new SourceDocumentRow
        {
            Sha256 = Sha256, ReportId = 0, Report = report, Bytes = 4_194_304, PageCount = _pages.Count, MediaType = "application/pdf", FetchedAt = Now,
        };
        db.Documents.Add(document);
        db.DocumentPages.AddRange(_pages.Select((text, at) =>
            new DocumentPageRow { DocumentId = 0, Document = document, PdfPage = at + 1, PrintedPage = at == 0 ? null : $"{at}", Text = text }));
        return document;
    }

    private async Task<Dictionary<string, AuditedEntityRow>> EntitiesAsync(AuditDb db, CancellationToken cancellation)
    {
        var rows = await db.Entities.ToDictionaryAsync(row => row.Slug, cancellation);
        foreach (var (slug, name, kind, vote, parent) in _entities.Where(entity => !rows.ContainsKey(entity.Slug)))
        {
            rows[slug] = db.Entities.Add(new AuditedEntityRow
            {
                Slug = slug, Name = name, Kind = kind, Vote = vote, Parent = parent is null ? null : rows[parent],
            }).Entity;
        }

        return rows;
    }

    private async Task<Dictionary<string, CategoryRow>> CategoriesAsync(AuditDb db, CancellationToken cancellation)
    {
        var rows = await db.Categories.ToDictionaryAsync(row => row.Slug, cancellation);
        foreach (var slug in _findings.Select(seed => seed.Category).Distinct().Where(slug => !rows.ContainsKey(slug)))
        {
            rows[slug] = db.Categories.Add(new CategoryRow { Slug = slug, Label = char.ToUpperInvariant(slug[0]) + slug[1..].Replace('-', ' ') }).Entity;
        }

        return rows;
    }

    private async Task LogAsync(AuditDb db, ReportRow report, CancellationToken cancellation)
    {
        var counter = await db.PublicationCounters.SingleAsync(cancellation);
        foreach (var (kind, key) in _findings.Select(seed => (PublicationKind.Finding, seed.Reference)).Append((PublicationKind.Report, report.Slug)))
        {
            counter.Value++;
            db.PublicationLog.Add(new PublicationLogRow { Sequence = counter.Value, Kind = kind, Key = key, At = Now });
        }
    }
}
