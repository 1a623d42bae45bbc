using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Web.Tests.Etl.Bundle;

public sealed class ColumnMapsTests
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["financial_year"] = "Year", ["county_code"] = "County", ["own_source_kes"] = "Own source", ["total_kes"] = "Total", ["as_at"] = "Day", ["report"] = "Report", ["table"] = "Table",
    };

    [Fact]
    public void A_field_is_read_from_the_heading_of_its_year()
    {
        var maps = new ColumnMaps(Fields, new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["2025/26"] = new Dictionary<string, string> { ["own_source_kes"] = "Own-source revenue" },
        });

        var records = Read("Year,County,Own source,Own-source revenue,Total,Day,Report,Table\n2024/25,1,10,99,10,2025-06-30,r,2.2\n2025/26,2,99,20,20,2026-06-30,r,2.2\n", maps);

        Assert.Equal([10m, 20m], records.Arrears.Select(row => row.OwnSource!.Value.Shillings));
    }

    [Fact]
    public void A_table_without_a_declared_heading_is_refused_by_name()
    {
        var refusal = Assert.Throws<DocumentRefusedException>(() => Read("Year,County,Total,Day,Report,Table\n", new ColumnMaps(Fields)));

        Assert.Contains("revenue-arrears.csv", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'Own source' (own_source_kes)", refusal.Message, StringComparison.Ordinal);
    }

    private static CountyRecords Read(string arrears, ColumnMaps maps) => CountyFigures.Read(
        file => new StringReader(file == CountyFigures.Arrears ? arrears : "report\n"), new Dictionary<string, ColumnMaps> { [CountyFigures.Arrears] = maps });
}
