namespace KenyaAudit.Web.Pages.Shared;

/// <summary>A list of counts, each with a bar as long as its share of the largest. The figures stand in the text; the bars repeat them.</summary>
internal sealed record CountBars(IReadOnlyList<CountBar> Items)
{
    private const int Whole = 100;

    public int Width(CountBar item) => Math.Max(1, item.Count * Whole / Items.Max(other => other.Count));
}

internal sealed record CountBar(string Label, string Address, int Count);
