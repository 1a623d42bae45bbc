namespace KenyaAudit.Web.Access;

/// <summary>Each day, on each node: forgets addresses in the audit trail that are older than 90 days.</summary>
internal sealed partial class AddressSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AddressSweep> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditTrail>().BlankOldAddressesAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken);
        using var days = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
        while (await days.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old addresses stay in the audit trail until tomorrow")]
    private partial void LogFailed(Exception fault);
}
