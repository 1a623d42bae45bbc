namespace KenyaAudit.E2E.Support;

/// <summary>One site with data of its own for all journeys of a class; started with the first.</summary>
public sealed class OwnSite : IAsyncLifetime
{
    public SiteProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await SiteProcess.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
