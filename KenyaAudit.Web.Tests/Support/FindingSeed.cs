using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A finding to publish; change what the test is about with <c>with</c>.</summary>
internal sealed record FindingSeed(int Number, string EntitySlug, string Title)
{
    public ReportSection Section { get; init; } = ReportSection.FinancialStatements;
    public Basis Basis { get; init; } = Basis.QualifiedOpinion;
    public Opinion? Opinion { get; init; } = KenyaAudit.Etl.Vocabulary.Opinion.Qualified;
    public string Category { get; init; } = "pending-bills";
    public long? Cents { get; init; }
    public string? Summary { get; init; }
    public string? SummarySw { get; init; }

    /// <summary>Makes the amount our reading.</summary>
    public string? AmountNote { get; init; }
    public int PdfPage { get; init; } = 112;
    public string? PrintedPage { get; init; } = "100";
    public IReadOnlyList<AmountSeed> Amounts { get; init; } = [];
    public IReadOnlyList<(string Number, string? Title)> SubParagraphs { get; init; } = [];

    /// <summary>Null is a finding known by its facts alone.</summary>
    public IReadOnlyList<BlockSeed>? Blocks { get; init; }
    public string? WithdrawnBecause { get; init; }

    /// <summary>An earlier version under another title.</summary>
    public string? FormerTitle { get; init; }

    public string Reference => $"ng-2020-21-{Number}";

    public FindingSeed WithText(params string[] paragraphs) => this with
    {
        Blocks = [.. paragraphs.Select(text => new BlockSeed(TextBlockKind.Prose, text, null))],
    };

    public FindingSeed WithBlock(TextBlockKind kind, string text, string? subNumber = null) => this with
    {
        Blocks = [.. Blocks ?? [], new BlockSeed(kind, text, subNumber)],
    };

    public FindingSeed WithSubParagraph(string number, string? title) => this with { SubParagraphs = [.. SubParagraphs, (number, title)] };

    public FindingSeed WithAmount(string printed, long? cents, AmountRole role, string currency = "KES") => this with
    {
        Amounts = [.. Amounts, new AmountSeed(printed, currency, cents, role)],
        Cents = role == AmountRole.InQuestion && currency == "KES" ? Cents ?? cents : Cents,
    };
}

internal sealed record AmountSeed(string Printed, string Currency, long? Cents, AmountRole Role);

internal sealed record BlockSeed(TextBlockKind Kind, string Text, string? SubNumber);
