using System.Collections.Frozen;

namespace KenyaAudit.Web.Pages.Counties;

/// <summary>A square of the map: column and row from 0 at the north-west, and a name that fits into it.</summary>
internal sealed record CountyTile(int Code, int Column, int Row, string Short);

/// <summary>Our map of the counties: one square each, placed roughly as the counties lie. Only neighbourhood is meant, never area or distance.</summary>
internal static class CountyTiles
{
    public const int Columns = 7;
    public const int Rows = 9;

    /// <summary>Letters of a short name that fit in any font; longer ones are drawn closer.</summary>
    public const int Roomy = 6;

    // A row of the map a line: code and short name; a dot leaves the square empty.
    private static readonly string[] Drawing =
    [
        ".|23 Turkana|.|.|10 Marsabit|.|9 Mandera",
        "26 T Nzoia|24 W Pokot|28 E Mara|25 Samburu|11 Isiolo|.|8 Wajir",
        "39 Bungoma|27 U Gishu|30 Baringo|31 Laikipia|12 Meru|13 T Nithi|7 Garissa",
        "40 Busia|37 Kakam|29 Nandi|18 Nyanda|19 Nyeri|14 Embu|.",
        "41 Siaya|38 Vihiga|35 Kericho|32 Nakuru|20 Kirinya|15 Kitui|4 Tana R",
        "43 Homa B|42 Kisumu|46 Nyamira|22 Kiambu|21 Murang|16 Machak|5 Lamu",
        "44 Migori|45 Kisii|36 Bomet|33 Narok|47 Nairobi|17 Makueni|3 Kilifi",
        ".|.|.|.|34 Kajiado|6 Taita T|1 Mombasa",
        ".|.|.|.|.|2 Kwale|.",
    ];

    /// <summary>All 47, from north to south and west to east.</summary>
    public static IReadOnlyList<CountyTile> All { get; } = [.. Drawing.SelectMany((line, row) => line.Split('|').SelectMany((cell, column) => Tile(cell, column, row)))];

    private static readonly FrozenDictionary<int, CountyTile> Codes = All.ToFrozenDictionary(tile => tile.Code);

    /// <summary>Null where the code is not on the map.</summary>
    public static CountyTile? Of(int code) => Codes.GetValueOrDefault(code);

    private static IEnumerable<CountyTile> Tile(string cell, int column, int row)
    {
        var parts = cell.Split(' ', 2);
        return parts.Length < 2 ? [] : [new CountyTile(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), column, row, parts[1])];
    }
}
