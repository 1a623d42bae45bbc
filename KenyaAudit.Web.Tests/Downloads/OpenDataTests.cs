using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Downloads;

public sealed class OpenDataTests(DataSite site) : IClassFixture<DataSite>
{
    public static TheoryData<string> Sets => [.. OpenData.Sets.Select(set => set.Name)];

    [Fact]
    public async Task Every_set_has_the_rows_of_the_store()
    {
        var expected = new Dictionary<string, int>();
        await site.StoreAsync(async (db, cancellation) =>
        {
            expected["findings"] = await db.Findings.CountAsync(row => row.Status == FindingStatus.Published, cancellation);
            expected["amounts"] = await db.Set<AmountRow>().CountAsync(cancellation);
            expected["opinions"] = await db.Opinions.CountAsync(cancellation);
            expected["clean-statements"] = await db.CleanStatements.CountAsync(cancellation);
            expected["entities"] = await db.Entities.CountAsync(cancellation);
            expected["reports"] = await db.Reports.CountAsync(cancellation);
            expected["documents"] = await db.Documents.CountAsync(cancellation);
        });
        foreach (var name in (string[])["counties", "county-budget-execution", "county-pending-bills", "county-revenue-arrears", "county-stalled-projects", "county-printed-totals"])
        {
            expected[name] = 1;
        }

        Assert.Equal(expected.OrderBy(pair => pair.Key), site.Data.Manifest.Sets.Select(set => KeyValuePair.Create(set.Name, (int)set.Rows)).OrderBy(pair => pair.Key));
        Assert.Equal(65, expected["findings"]);
    }

    [Theory, MemberData(nameof(Sets))]
    public void Both_formats_hold_the_same_rows_under_the_described_columns(string name)
    {
        var set = site.Data.Manifest.Sets.Single(set => set.Name == name);
        var columns = set.Columns.Select(column => column.Name).ToList();
        var (csv, lines) = (site.Csv(name), site.Lines(name));

        Assert.Equal((set.Rows, set.Rows), (csv.Count, lines.Count));
        Assert.NotEmpty(csv);
        Assert.All(csv, row => Assert.Equal(columns, row.Keys));
        Assert.All(lines, row => Assert.Equal(columns, row.Keys()));
        Assert.All(csv.Zip(lines), pair => Assert.Equal(columns.Select(column => Unguarded(pair.First[column])), columns.Select(column => Printed(pair.Second.GetProperty(column)))));
        Assert.All(lines, row => Assert.All(set.Columns, column => Assert.Contains(row.GetProperty(column.Name).ValueKind, Kinds(column.Type))));
    }

    [Fact]
    public void Sizes_and_checksums_are_those_of_the_files_and_of_their_compressed_twins()
    {
        var files = site.Data.Manifest.Sets.SelectMany(set => set.Files).ToList();

        Assert.Equal(26, files.Count);
        Assert.All(files, file =>
        {
            var bytes = site.Bytes(file.Name);
            Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), ((int)file.Bytes, file.Sha256));
            Assert.Equal(bytes, site.Unpacked(file.Name));
        });
        Assert.Equal(files.Select(file => $"{file.Sha256}  {file.Name}"), File.ReadAllLines(Path.Combine(site.Data.Folder, WrittenData.SumsName)));
    }

    [Fact]
    public async Task The_same_data_give_the_same_bytes()
    {
        var other = new DownloadFolder(Path.Combine(site.DataFolder, "again"));
        using var turn = other.TakeTurn();
        await site.StoreAsync(async (db, cancellation) =>
        {
            var state = await PublishedState.ReadAsync(db, cancellation);
            var again = (await other.WriteAsync(db, state, TestData.Now.AddYears(1), cancellation))!;

            Assert.Equal(
                site.Data.Manifest.Sets.SelectMany(set => set.Files).Select(file => (file.Name, file.Sha256, file.GzipBytes)),
                again.Manifest.Sets.SelectMany(set => set.Files).Select(file => (file.Name, file.Sha256, file.GzipBytes)));
            Assert.NotEqual(site.Data.Folder, again.Folder);
        });
    }

    [Fact]
    public void What_is_not_published_is_empty_and_null()
    {
        var csv = site.Csv("county-budget-execution").Single();
        var line = site.Lines("county-budget-execution").Single();

        Assert.Equal(("10000.5", "", "44.6", ""), (csv["budget_kes"], csv["expenditure_kes"], csv["absorption_percent"], csv["table"]));
        Assert.Equal(("225", "pdf", "derived_overall"), (csv["page"], csv["page_kind"], csv["method"]));
        Assert.Equal((10000.5m, JsonValueKind.Null), (line.GetProperty("budget_kes").GetDecimal(), line.GetProperty("expenditure_kes").ValueKind));
        Assert.Equal("", site.Csv("findings").Single(row => row["reference"] == "ng-2020-21-320")["document_sha256"]);
        Assert.Equal(TestData.Sha256, site.Csv("findings").Single(row => row["reference"] == "ng-2020-21-319")["document_sha256"]);
    }

    [Fact]
    public void A_text_like_a_formula_is_guarded_in_csv_alone()
    {
        var csv = site.Csv("findings").Single(row => row["reference"] == DataSite.Reference);
        var line = site.Lines("findings").Single(row => row.GetProperty("reference").GetString() == DataSite.Reference);

        Assert.Equal(("'" + DataSite.Formula, "'@risk, said plainly", "1.5"), (csv["title"], csv["summary"], csv["amount_in_question_kes"]));
        Assert.Equal((DataSite.Formula, "@risk, said plainly"), (line.GetProperty("title").GetString(), line.GetProperty("summary").GetString()));
        Assert.Equal("'-Market", site.Csv("county-stalled-projects").Single()["project"]);
    }

    [Fact]
    public void Csv_is_RFC_4180_in_UTF_8_without_a_mark()
    {
        var text = Encoding.UTF8.GetString(site.Bytes("findings.csv"));

        Assert.StartsWith("reference,title,entity,", text, StringComparison.Ordinal);
        Assert.Contains("\"'=SUM(A1), \"\"quoted\"\"\"", text, StringComparison.Ordinal);
        Assert.Equal(66, text.Split("\r\n").Length - 1);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Coastal Roads Upgrading Project (Example No. 7) – Implementing Agency", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_holds_the_text_of_a_finding()
    {
        var all = string.Concat(site.Data.Files.Keys.Select(name => Encoding.UTF8.GetString(site.Bytes(name))));

        Assert.Contains("Pending Bills", all, StringComparison.Ordinal);
        Assert.DoesNotContain("stayed unpaid at the end of the year", all, StringComparison.Ordinal);
        Assert.DoesNotContain("waited for their money", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Text of page", all, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_describes_every_column_in_the_same_words()
    {
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "docs", "data.md"));
        foreach (var set in OpenData.Sets)
        {
            var section = $"### `{set.Name}`\n{set.About}\n\n| column | type | meaning |\n|---|---|---|\n"
                + string.Concat(set.Columns.Select(column => $"| `{column.Name}` | {SetWriter.NameOf(column.Type)} | {column.Meaning} |\n"));
            Assert.Contains(section, documented, StringComparison.Ordinal);
        }
    }

    private static string Unguarded(string cell) => cell.TrimStart('\'');

    private static string Printed(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetRawText(),
        _ => value.GetString()!,
    };

    private static JsonValueKind[] Kinds(string type) => type is "integer" or "number" ? [JsonValueKind.Number, JsonValueKind.Null] : [JsonValueKind.String, JsonValueKind.Null];
}
