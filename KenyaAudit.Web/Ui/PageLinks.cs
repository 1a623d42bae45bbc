using System.Globalization;

namespace KenyaAudit.Web.Ui;

/// <summary>The pages of a long list and their addresses; page 1 is the bare address.</summary>
/// <param name="Kept">What each address carries besides the page.</param>
internal sealed record PageLinks(string Path, IReadOnlyList<(string Name, string Value)> Kept, int Page, int Pages)
{
    /// <summary>The page asked for; 1 where the word is no page number. Too large a page is for the query to bring down.</summary>
    public static int Number(string? word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    public string At(int page)
    {
        var pairs = Kept.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}").ToList();
        if (page > 1)
        {
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"{SearchAddress.PageName}={page}"));
        }

        return pairs.Count > 0 ? $"{Path}?{string.Join('&', pairs)}" : Path;
    }
}
