using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using CsvHelper;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Downloads;

/// <summary>The sample site with one county figure of each kind and one title like a formula, and its open data written.</summary>
public sealed class DataSite : SiteFixture, IAsyncLifetime
{
    public const string Formula = "=SUM(A1), \"quoted\"";
    public const string Reference = "ng-2020-21-340";

    internal WrittenData Data => Services.GetRequiredService<CurrentData>().Now!;

    public async ValueTask InitializeAsync()
    {
        await PublishAsync(Samples.Site().With(new FindingSeed(340, Samples.Health, Formula) { Summary = "@risk, said plainly", Cents = 150 }));
        await StoreAsync(async (db, cancellation) =>
        {
            db.AddRange(Money(db.Reports.Single()));
            await db.SaveChangesAsync(cancellation);
        });
        await WriteDataAsync();
    }

    internal byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Data.Folder, name));

    internal byte[] Unpacked(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Data.Folder, name + ".gz")), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    internal List<Dictionary<string, string>> Csv(string set)
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(Data.Folder, set + ".csv")), CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }

    internal List<JsonElement> Lines(string set) =>
        [.. File.ReadAllLines(Path.Combine(Data.Folder, set + ".jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private static IEnumerable<object> Money(ReportRow report)
    {
        var county = new CountyRow
        {
            Code = 47, Slug = "nairobi-city", Name = "Nairobi City", Capital = "Nairobi", Population = 1000, Households = 300, AreaTenthsKm2 = 7035,
            CensusReportId = 0, CensusReport = report, CensusTables = "Table 2.2",
        };
        var day = new DateOnly(2025, 6, 30);
        return
        [
            county,
            new BudgetExecutionRow
            {
                CountyCode = 47, County = county, ReportId = 0, Report = report, FinancialYear = 2025, Page = "225", PageKind = PageKind.Pdf,
                BudgetCents = 1_000_050, AbsorptionMilli = 44_600, Method = "derived_overall",
            },
            new PendingBillsRow { CountyCode = 47, County = county, ReportId = 0, Report = report, FinancialYear = 2025, AsAt = day, TableNumber = "Table 2.9", PageKind = PageKind.Unstated, TotalCents = 500 },
            new RevenueArrearsRow { CountyCode = 47, County = county, ReportId = 0, Report = report, FinancialYear = 2025, AsAt = day, TableNumber = "Table 2.2", PageKind = PageKind.Unstated, TotalCents = 700 },
            new StalledProjectRow
            {
                CountyCode = 47, County = county, ReportId = 0, Report = report, FinancialYear = 2025, AsAt = day, TableNumber = "Table 3.86", PageKind = PageKind.Pdf,
                Ordinal = 1, Name = "-Market", CompleteMilli = 90_000, Reason = StallReason.CourtCase,
            },
            new PrintedTotalRow { ReportId = 0, Report = report, FinancialYear = 2025, AsAt = day, Measure = CountyMeasure.Budget, RowsCents = 1_000_050, Page = "4", PageKind = PageKind.Pdf },
        ];
    }
}
