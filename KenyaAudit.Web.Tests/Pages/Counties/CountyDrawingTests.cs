using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Pages.Counties;
using CountyTable = KenyaAudit.Etl.Vocabulary.Counties;

namespace KenyaAudit.Web.Tests.Pages.Counties;

/// <summary>The numbers behind map and chart.</summary>
public sealed class CountyDrawingTests
{
    [Fact]
    public void The_map_has_a_square_of_its_own_for_each_county()
    {
        Assert.Equal(CountyTable.All.Select(county => county.Code), CountyTiles.All.Select(tile => tile.Code).Order());
        Assert.Equal(47, CountyTiles.All.Select(tile => (tile.Column, tile.Row)).Distinct().Count());
        Assert.Equal(47, CountyTiles.All.Select(tile => tile.Short).Distinct().Count());
        Assert.All(CountyTiles.All, tile => Assert.InRange(tile.Column, 0, CountyTiles.Columns - 1));
        Assert.All(CountyTiles.All, tile => Assert.InRange(tile.Row, 0, CountyTiles.Rows - 1));
        Assert.All(CountyTiles.All, tile => Assert.InRange(tile.Short.Length, 1, 8));
    }

    [Theory]
    [InlineData("Turkana", "Kwale", -1, -1)]
    [InlineData("Mandera", "Mombasa", 0, -1)]
    [InlineData("Busia", "Garissa", -1, 1)]
    [InlineData("Kisumu", "Nairobi City", -1, -1)]
    [InlineData("Siaya", "Migori", 0, -1)]
    [InlineData("Marsabit", "Kajiado", 0, -1)]
    public void Counties_lie_roughly_as_they_do(string one, string other, int eastward, int southward)
    {
        var (first, second) = (Tile(one), Tile(other));

        Assert.Equal((eastward, southward), (Math.Sign(first.Column - second.Column), Math.Sign(first.Row - second.Row)));
    }

    [Fact]
    public void Classes_are_of_about_equal_size_and_keep_equal_values_together()
    {
        var even = MapClasses.Of(Enumerable.Range(1, 47).Select(value => (long)value));
        var tied = MapClasses.Of([0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);

        Assert.Equal([10, 9, 10, 9, 9], even.Classes.Select(shade => shade.Counties));
        Assert.Equal((1, 10, 1), (even.Classes[0].Lowest, even.Classes[0].Highest, even.NumberOf(10)));
        Assert.Equal([new MapClass(1, 0, 0, 9), new MapClass(5, 7, 7, 1)], tied.Classes);
        Assert.Equal(0, even.NumberOf(null));
        Assert.Empty(MapClasses.Of([]).Classes);
    }

    [Fact]
    public void Bars_share_one_scale_from_zero_and_a_year_without_figures_keeps_its_place()
    {
        var bars = YearBars.Of([2025, 2024, 2023], [Figure(2025, 1000, 250), Figure(2023, 500, null)]).Bars;

        Assert.Equal([YearBars.Longest, null, YearBars.Longest / 2], bars.Select(bar => bar.Budget));
        Assert.Equal([56, null, null], bars.Select(bar => bar.Spent));
        Assert.Equal([true, false, true], bars.Select(bar => bar.Loaded));
        Assert.Equal([0, YearBars.RowHeight, 2 * YearBars.RowHeight], bars.Select(bar => bar.Top));
    }

    private static CountyTile Tile(string name) => CountyTiles.Of(CountyTable.All.Single(county => county.Name == name).Code)!;

    private static BudgetFigure Figure(int year, long? budget, long? spent) =>
        new(1, year, budget, spent, null, null, "published_annex", null, new PlaceKey(1, "Table 1", null, PageKind.Unstated));
}
