using System.Globalization;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Hosting.Verbs;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The write corridor as the verbs compose it, on a data folder of its own: real SQLite, composed documents, a clock that tests turn.</summary>
internal sealed class Corridor : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly bool _ownsFolder;

    private Corridor(WebApplication app, string folder, FakeTimeProvider clock, ComposedSource source, Faults faults, bool ownsFolder) =>
        (_app, Folder, Clock, Source, Faults, _ownsFolder) = (app, folder, clock, source, faults, ownsFolder);

    public string Folder { get; }

    public FakeTimeProvider Clock { get; }

    public ComposedSource Source { get; }

    public Faults Faults { get; }

    public IServiceProvider Services => _app.Services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="beside">Another node: it shares folder, store, clock and publisher with this one, and nothing else.</param>
    public static async Task<Corridor> OpenAsync(Action<IServiceCollection>? change = null, Corridor? beside = null)
    {
        var folder = beside?.Folder ?? Directory.CreateTempSubdirectory("kenyaaudit-").FullName;
        if (beside is null)
        {
            MigratedStore.CopyTo(folder);
        }

        var clock = beside?.Clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 9, 30, 0, TimeSpan.Zero));
        var (source, faults) = (beside?.Source ?? new ComposedSource(), new Faults());
        var builder = AppHost.CreateBuilder(CommandLine.Parse(["migrate", $"--KENYAAUDIT_DATA={folder}"])!);
        builder.AddStore().AddSearch().AddIngest();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.RemoveAll<IReportSource>().AddSingleton<IReportSource>(source);
        builder.Services.ConfigureDbContext<SqliteAuditDb>(options => options.AddInterceptors(faults));
        change?.Invoke(builder.Services);
        var corridor = new Corridor(builder.Build(), folder, clock, source, faults, beside is null);
        await Verb.PrepareAsync(corridor.Services, Cancellation);
        return corridor;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async Task InScopeAsync<T>(Func<T, Task> use) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task<TResult> AskAsync<T, TResult>(Func<T, Task<TResult>> ask) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Asks inside one transaction, which is kept only where the answer is good.</summary>
    public async Task<TResult> InTransactionAsync<T, TResult>(Func<T, Task<TResult>> ask, Func<TResult, bool> isGood) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<AuditDb>().Database.BeginTransactionAsync(Cancellation);
        var result = await ask(scope.ServiceProvider.GetRequiredService<T>());
        if (isGood(result))
        {
            await transaction.CommitAsync(Cancellation);
        }

        return result;
    }

    public Task<TResult> ReadAsync<TResult>(Func<AuditDb, Task<TResult>> read) => AskAsync(read);

    public Task StoreAsync(Action<AuditDb> change) => InScopeAsync<AuditDb>(db =>
    {
        change(db);
        return db.SaveChangesAsync(Cancellation);
    });

    public async Task<SourceLease.Hold> HoldAsync(string source = RecordsBuilder.Source) =>
        (await Get<SourceLease>().TakeAsync(source, TimeSpan.Zero, Cancellation))!;

    /// <summary>Publishes facts as the bundle does.</summary>
    public async Task<Publication> BundleAsync(RecordsBuilder records)
    {
        await using var lease = await HoldAsync(SourceCatalog.Bundled);
        return await AskAsync<AuditDb, Publication>(async db =>
        {
            var recorder = await RunRecorder.StartAsync(db, Clock, Run(SourceCatalog.Bundled, "bundle/1"), Cancellation);
            var done = await AskAsync<Publisher, Publication>(publisher =>
                publisher.PublishAsync(records.AsFacts().Build(), null, recorder.Run, lease, Cancellation));
            await recorder.EndAsync(RunState.Published);
            return done;
        });
    }

    /// <summary>Loads a document through the whole corridor.</summary>
    public Task<RunOutcome> LoadAsync(string bytes, RecordsBuilder? records = null)
    {
        if (records is not null)
        {
            Source.Add(bytes, records);
        }

        return Get<Ingestion>().FileAsync(RecordsBuilder.Source, FileOf(bytes), "verb", Cancellation);
    }

    public string FileOf(string bytes)
    {
        var path = Path.Combine(Folder, $"{bytes.GetHashCode(StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture)}.pdf");
        File.WriteAllText(path, bytes);
        return path;
    }

    public IngestRunRow Run(string source, string version, RunState state = RunState.Running) => new()
    {
        SourceId = source, State = state, Trigger = "start", ExtractorVersion = version, StartedAt = Clock.GetUtcNow().UtcDateTime,
    };

    public Task<List<FindingVersionRow>> VersionsAsync(int number) => ReadAsync(db => db.FindingVersions.AsNoTracking()
        .Where(row => row.Finding.Reference == RecordsBuilder.Ref(number)).OrderBy(row => row.Number)
        .Include(row => row.Blocks).Include(row => row.Amounts).Include(row => row.Category).ToListAsync(Cancellation));

    /// <summary>Everything that publications write, as counts and log: equal before and after what changes nothing.</summary>
    public Task<string> VisibleAsync() => ReadAsync(async db => string.Join(
        ' ',
        await db.Findings.CountAsync(Cancellation), await db.FindingVersions.CountAsync(Cancellation), await db.Set<AmountRow>().CountAsync(Cancellation),
        await db.Set<TextBlockRow>().CountAsync(Cancellation), await db.Set<SubParagraphRow>().CountAsync(Cancellation),
        await db.Opinions.CountAsync(Cancellation), await db.CleanStatements.CountAsync(Cancellation), await db.Entities.CountAsync(Cancellation),
        await db.Reports.CountAsync(Cancellation), await db.Documents.CountAsync(Cancellation), await db.DocumentPages.CountAsync(Cancellation),
        await db.PublicationLog.CountAsync(Cancellation), await db.PublicationCounters.Select(row => row.Value).SingleAsync(Cancellation)));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}

/// <summary>Breaks the store at a chosen command.</summary>
internal sealed class Faults : DbCommandInterceptor
{
    private int _left = int.MaxValue;

    /// <summary>Commands that passed since the last call of <see cref="AfterCommands"/>.</summary>
    public int Passed { get; private set; }

    /// <summary>The command after so many fails; null lets all pass.</summary>
    public void AfterCommands(int? count) => (_left, Passed) = (count ?? int.MaxValue, 0);

    public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
        System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Pass(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass(command.CommandText);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    // Runs and leases are kept outside the publishing transaction: they must survive the fault that they record.
    private void Pass(string text)
    {
        if (text.Contains("\"IngestRun\"", StringComparison.Ordinal) || text.Contains("\"IngestStep\"", StringComparison.Ordinal)
            || text.Contains("\"Source\"", StringComparison.Ordinal))
        {
            return;
        }

        if (Passed++ == _left)
        {
            _left = int.MaxValue;
            throw new InvalidOperationException("The store broke here.");
        }
    }
}
