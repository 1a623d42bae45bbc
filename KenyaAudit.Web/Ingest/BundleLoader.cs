using System.Globalization;
using System.Security.Cryptography;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// Loads the data set that travels with the portal: counties first, then their money, then each report's opinions and findings in one transaction,
/// so that a visible finding means a complete bundle. A part whose files were loaded before is left alone.
/// </summary>
internal sealed partial class BundleLoader(
    IServiceScopeFactory scopes, SourceLease leases, IngestPaths paths, TimeProvider clock, ILogger<BundleLoader> log)
{
    private const string Version = "bundle/1";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task LoadAsync(CancellationToken cancellation)
    {
        await LoadPlacesAsync(cancellation);
        await PartAsync(
            SourceCatalog.CountyBudgets, [.. CountyFigures.Files.Select(file => Path.Combine(SourceCatalog.CountyBudgets, file))], CountyMoneyAsync, cancellation);
        foreach (var folder in Directory.GetDirectories(paths.Bundle).Where(HoldsReport).Order(StringComparer.Ordinal))
        {
            var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(paths.Bundle, file)).ToList();
            await PartAsync(
                SourceCatalog.Bundled, files, (recorder, lease, token) => ReportAsync(folder, recorder, lease, token), cancellation);
        }
    }

    /// <summary>The counties and the register of reports alone: what every other record leans on.</summary>
    public Task LoadPlacesAsync(CancellationToken cancellation) =>
        PartAsync(SourceCatalog.Census, ["counties.csv", "reports.jsonl"], CountiesAsync, cancellation);

    private static bool HoldsReport(string folder) => File.Exists(Path.Combine(folder, "report.json"));

    private async Task PartAsync(
        string sourceId, IReadOnlyList<string> files, Func<RunRecorder, SourceLease.Hold, CancellationToken, Task<Loaded>> load, CancellationToken cancellation)
    {
        await using var lease = await leases.TakeAsync(sourceId, Patience, cancellation)
            ?? throw new InvalidOperationException($"Another process holds the lease of {sourceId}.");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var hash = HashOf(files);
        var version = $"{Version}+{hash[..12]}";
        if (await db.IngestRuns.AnyAsync(
            run => run.SourceId == sourceId && run.ExtractorVersion == version
                && (run.State == RunState.Published || run.State == RunState.PublishedWithQuarantine), cancellation))
        {
            return;
        }

        LogLoading(sourceId);
        var recorder = await RunRecorder.StartAsync(db, clock, new IngestRunRow
        {
            SourceId = sourceId, State = RunState.Running, Trigger = RunTriggers.Start, ExtractorVersion = version, Owner = lease.Owner,
            StartedAt = clock.GetUtcNow().UtcDateTime, HeartbeatAt = clock.GetUtcNow().UtcDateTime,
        }, cancellation);
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost, lease.Cancelled);
            var loaded = await load(recorder, lease, stop.Token);
            recorder.Count(loaded.Count + loaded.Refused, loaded.Count);
            await recorder.EndAsync(loaded.Refused > 0 ? RunState.PublishedWithQuarantine : RunState.Published);
            LogLoaded(sourceId, loaded.Count, loaded.Refused);
        }
        catch (Exception error)
        {
            var ending = RunEnding.Of(error, lease);
            await recorder.EndAsync(ending.State, ending.Sentence, ending.Trace);
            throw;
        }
    }

    private async Task<Loaded> CountiesAsync(RunRecorder recorder, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var (reports, counties) = await recorder.StepAsync("fetch", 2, () => Task.FromResult(ReadCounties()), read => (2, 0));
        await using var scope = scopes.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<CountyPublisher>();
        return new Loaded(await recorder.StepAsync(
            "publish", counties.Count, () => writer.PublishAsync(reports, counties, lease, cancellation), written => (written, 0)), 0);
    }

    private async Task<Loaded> CountyMoneyAsync(RunRecorder recorder, SourceLease.Hold lease, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (money, publisher) = (scope.ServiceProvider.GetRequiredService<CountyMoney>(), scope.ServiceProvider.GetRequiredService<CountyMoneyPublisher>());
        var read = await recorder.StepAsync("fetch", CountyFigures.Files.Count, () => money.ReadAsync(cancellation), _ => (CountyFigures.Files.Count, 0), "files");
        var done = await recorder.StepAsync(
            "publish", read.Count + read.Refused.Count, () => publisher.PublishAsync(recorder.Run, lease, cancellation), written => (written.Count, written.Refused.Count));
        return new Loaded(done.Count, done.Refused.Count);
    }

    private async Task<Loaded> ReportAsync(string folder, RunRecorder recorder, SourceLease.Hold lease, CancellationToken cancellation)
    {
        var records = await recorder.StepAsync(
            "fetch", 1, () => Task.FromResult(ReadReport(folder)), read => (1, 0));
        await using var scope = scopes.CreateAsyncScope();
        var publisher = scope.ServiceProvider.GetRequiredService<Publisher>();
        var done = await recorder.StepAsync(
            "publish",
            records.Findings.Count,
            () => publisher.PublishAsync(records, document: null, recorder.Run, lease, cancellation),
            published => (published.Findings, 0));
        return new Loaded(done.Findings, 0);
    }

    private static ReportRecords ReadReport(string folder)
    {
        var records = FactsReader.Read(name => File.OpenRead(Path.Combine(folder, name)));
        var summaries = Path.Combine(folder, Summaries.File);
        if (!File.Exists(summaries))
        {
            return records;
        }

        using var text = File.OpenText(summaries);
        return records with { Editorials = Summaries.Read(text) };
    }

    private (IReadOnlyList<RegisteredReport> Reports, IReadOnlyList<CountyFact> Counties) ReadCounties()
    {
        using var register = File.OpenText(Path.Combine(paths.Bundle, "reports.jsonl"));
        using var table = File.OpenText(Path.Combine(paths.Bundle, "counties.csv"));
        return (ReportRegister.Read(register), CountyFacts.Read(table));
    }

    private string HashOf(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file}\n")));
            hash.AppendData(File.ReadAllBytes(Path.Combine(paths.Bundle, file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Loading the bundled data of {Source}; the site answers meanwhile")]
    private partial void LogLoading(string source);

    [LoggerMessage(Level = LogLevel.Information, Message = "Loaded the bundled data of {Source}: {Count} records, {Refused} set aside")]
    private partial void LogLoaded(string source, int count, int refused);

    private sealed record Loaded(int Count, int Refused);
}
