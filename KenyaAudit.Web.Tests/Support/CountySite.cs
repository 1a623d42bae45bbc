using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Ingest;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The sample site with the counties and their money as they are bundled, and one composed report with seven findings about Kisumu.</summary>
public sealed class CountySite : SiteFixture, IAsyncLifetime
{
    public const string CountyEntity = "county-executive-of-kisumu";
    public const int KisumuFindings = 7;

    public async ValueTask InitializeAsync()
    {
        await PublishBundleAsync();
        await PublishAsync(Samples.Site().WithVote(CountyEntity, "County Executive of Kisumu", "9042")
            .With(Enumerable.Range(1, KisumuFindings).Select(at => new FindingSeed(600 + at, CountyEntity, $"Matter {at} of the County"))));
        await StoreAsync((db, cancellation) => db.Entities.Where(row => row.Slug == CountyEntity)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CountyCode, 42).SetProperty(row => row.Kind, EntityKind.CountyExecutive), cancellation));
    }

    // Only counties and money: without report folders the loader stops there.
    private async Task PublishBundleAsync()
    {
        var real = Services.GetRequiredService<IngestPaths>();
        var bundle = Path.Combine(DataFolder, "bundle");
        foreach (var file in Directory.GetFiles(real.Bundle).Concat(Directory.GetFiles(Path.Combine(real.Bundle, "cob-county-birr"))))
        {
            var copy = Path.Combine(bundle, Path.GetRelativePath(real.Bundle, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await ActivatorUtilities.CreateInstance<BundleLoader>(Services, real with { Bundle = bundle }).LoadAsync(TestContext.Current.CancellationToken);
    }
}
