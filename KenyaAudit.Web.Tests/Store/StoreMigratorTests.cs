using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KenyaAudit.Web.Tests.Store;

public sealed class StoreMigratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_lacks_migrations_is_left_alone_and_the_verb_is_named()
    {
        var store = new RecordedStore { Rows = { Migrations = [] } };
        await using var db = On(store);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Migrator(db).PrepareToServeAsync(Cancellation));

        Assert.Contains("`migrate`", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(SqlServerStore.Migrations[0], refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(store.Commands, command => command.Text.Contains("CREATE", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_server_that_is_to_date_is_served_and_left_alone()
    {
        var store = new RecordedStore();
        await using var db = On(store);

        await Migrator(db).PrepareToServeAsync(Cancellation);

        Assert.NotEmpty(store.Commands);
        Assert.DoesNotContain(store.Commands, command => command.Text.Contains("CREATE", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_verb_brings_a_server_to_date_in_words_it_reads()
    {
        var store = new RecordedStore { Rows = { Migrations = [] } };
        await using var db = On(store);

        Assert.Equal(SqlServerStore.Migrations.Count, await Migrator(db).MigrateAsync(Cancellation));

        Assert.Contains(store.Commands, command => command.Text.Contains("CREATE TABLE [FindingVersion]", StringComparison.Ordinal));
        Assert.All(store.Commands, command => Assert.Empty(TransactSql.ErrorsIn(command.Text)));
    }

    private static StoreMigrator Migrator(AuditDb db) => new(db, NullLogger<StoreMigrator>.Instance);

    private static SqlServerAuditDb On(RecordedStore store) =>
        new(new DbContextOptionsBuilder<SqlServerAuditDb>().UseSqlServer(store.Connection()).Options);
}
