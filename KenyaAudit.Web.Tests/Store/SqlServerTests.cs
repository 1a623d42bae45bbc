using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KenyaAudit.Web.Tests.Store;

/// <summary>What only a real SQL Server can say. Each run makes a database of its own and drops it.</summary>
public sealed class SqlServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Needs", "SQL Server")]
    public async Task A_server_migrates_takes_a_publication_and_gives_it_back()
    {
        Assert.SkipWhen(SqlServerStore.Server is null, SqlServerStore.WhySkipped);
        await using var db = SqlServerStore.Own();
        try
        {
            Assert.True(await new StoreMigrator(db, NullLogger<StoreMigrator>.Instance).MigrateAsync(Cancellation) > 0);
            await new StoreMigrator(db, NullLogger<StoreMigrator>.Instance).PrepareToServeAsync(Cancellation);
            await Samples.Site().PublishAsync(db, Cancellation);

            var finding = await db.Findings.AsNoTracking().Include(row => row.Versions).ThenInclude(version => version.Amounts)
                .SingleAsync(row => row.Reference == "ng-2020-21-319", Cancellation);

            Assert.Equal("Pending Bills", finding.Title);
            Assert.Equal(3, Assert.Single(finding.Versions).Amounts.Count);
            Assert.Equal(DateTimeKind.Utc, finding.Versions[0].ValidFrom.Kind);
            Assert.Equal(await db.PublicationLog.MaxAsync(row => row.Sequence, Cancellation), (await db.PublicationCounters.SingleAsync(Cancellation)).Value);
        }
        finally
        {
            await db.Database.EnsureDeletedAsync(CancellationToken.None);
        }
    }

    [Fact]
    [Trait("Needs", "SQL Server")]
    public async Task A_server_refuses_a_reference_twice_and_a_page_before_the_first()
    {
        Assert.SkipWhen(SqlServerStore.Server is null, SqlServerStore.WhySkipped);
        await using var db = SqlServerStore.Own();
        try
        {
            await db.Database.MigrateAsync(Cancellation);
            await Samples.Site().PublishAsync(db, Cancellation);

            await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE Finding SET Reference = 'x'", Cancellation));
            await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE FindingVersion SET PdfPage = 0", Cancellation));
        }
        finally
        {
            await db.Database.EnsureDeletedAsync(CancellationToken.None);
        }
    }
}
