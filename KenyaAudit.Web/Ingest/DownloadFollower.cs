using KenyaAudit.Web.Downloads;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// Writes the open data anew when something was published: waits until the sequence rests for a moment, so that a burst is written once.
/// A write that fails leaves what is served as it is, and is tried again later and later.
/// </summary>
internal sealed partial class DownloadFollower(
    DownloadFolder folder, CurrentData current, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DownloadFollower> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastRetry = TimeSpan.FromMinutes(5);

    private PublishedState _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var retry = FirstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            try
            {
                await FollowAsync(stoppingToken);
                retry = FirstRetry;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error, retry.TotalSeconds);
                wait = retry;
                retry = retry * 2 < LastRetry ? retry * 2 : LastRetry;
            }

            await Task.Delay(wait, clock, stoppingToken);
        }
    }

    /// <summary>One look at the store; true where what is served is what is published.</summary>
    internal async Task<bool> FollowAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDb>();
        var state = await PublishedState.ReadAsync(db, cancellation);
        if (state.Sequence == 0 || IsServed(state))
        {
            return true;
        }

        // What lies ready, from before a restart or written by another process, needs no rest.
        if (folder.Find(state) is { } ready)
        {
            Serve(ready);
            return true;
        }

        if (state != _seen)
        {
            _seen = state;
            return false;
        }

        using var turn = folder.TakeTurn();
        return turn is not null && await WriteAsync(db, state, cancellation);
    }

    private async Task<bool> WriteAsync(AuditDb db, PublishedState state, CancellationToken cancellation)
    {
        if (await folder.WriteAsync(db, state, clock.GetUtcNow().UtcDateTime, cancellation) is not { } written)
        {
            return false;
        }

        Serve(written);
        folder.Clean(written);
        return true;
    }

    private bool IsServed(PublishedState state) =>
        current.Now is { IsThere: true, Manifest: var served } && (served.Sequence, served.PublishedAt) == (state.Sequence, state.At);

    private void Serve(WrittenData data)
    {
        current.Now = data;
        LogServed(data.Manifest.Sets.Count, data.Manifest.Sequence);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Serving the open data: {Sets} sets of sequence {Sequence}")]
    private partial void LogServed(int sets, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "The open data could not be written; what was written before is still served. Next try in {Seconds} seconds")]
    private partial void LogFailed(Exception error, double seconds);
}
