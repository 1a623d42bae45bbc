using System.Diagnostics.CodeAnalysis;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Alerts;

/// <summary>Alerts of those that hold no store of their own: a scope and a write for each, and never an error for the caller.</summary>
internal sealed partial class AlertPost(IServiceScopeFactory scopes, AlertDesk desk, ILogger<AlertPost> log)
{
    public Task RaiseAsync(AlertSignal signal) => WriteAsync(signal.Fingerprint, db => desk.RaiseAsync(db, signal, CancellationToken.None));

    public Task ResolveAsync(string fingerprint) => WriteAsync(fingerprint, db => desk.ResolveAsync(db, fingerprint, CancellationToken.None));

    [SuppressMessage("Design", "CA1031", Justification = "An alert that cannot be stored is logged; what raised it goes on.")]
    private async Task WriteAsync(string fingerprint, Func<AuditDb, Task> write)
    {
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await write(scope.ServiceProvider.GetRequiredService<AuditDb>());
        }
        catch (Exception error)
        {
            LogLost(error, fingerprint);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The alert {Fingerprint} could not be stored")]
    private partial void LogLost(Exception error, string fingerprint);
}
