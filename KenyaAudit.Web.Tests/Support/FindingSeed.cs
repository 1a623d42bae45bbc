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
    public int PdfPage { get; init; } = 112;
    public string? PrintedPage { get; init; } = "100";
    public IReadOnlyList<AmountRow> Amounts { get; init; } = [];
    public IReadOnlyList<(string Number, string? Title)> SubParagraphs { get; init; } = [];

    /// <summary>Null is a finding known by its facts alone.</summary>
    public IReadOnlyList<TextBlockRow>? Blocks { get; init; }
    public string? WithdrawnBecause { get; init; }

    /// <summary>An earlier version under another title.</summary>
    public string? FormerTitle { get; init; }

    public string Reference => $"ng-2020-21-{Number}";

    public FindingSeed WithText(params string[] paragraphs) => this with
    {
        Blocks = [.. paragraphs.Select((text, at) => Block(at, TextBlockKind.Prose, text))],
    };

    public FindingSeed WithBlock(TextBlockKind kind, string text, string? subNumber = null) => this with
    {
        Blocks = [.. Blocks ?? [], Block(Blocks?.Count ?? 0, kind, text, subNumber)],
    };

    public FindingSeed WithSubParagraph(string number, string? title) => this with { SubParagraphs = [.. SubParagraphs, (number, title)] };

    public FindingSeed WithAmount(string printed, long? cents, AmountRole role, string currency = "KES") => this with
    {
        Amounts = [.. Amounts, new AmountRow { Ordinal = Amounts.Count, Printed = printed, Currency = currency, Cents = cents, Role = role }],
        Cents = role == AmountRole.InQuestion && currency == "KES" ? Cents ?? cents : Cents,
    };

    private TextBlockRow Block(int at, TextBlockKind kind, string text, string? subNumber = null) =>
        new() { Ordinal = at, Kind = kind, Text = text, SubNumber = subNumber, PdfPage = PdfPage };
}
