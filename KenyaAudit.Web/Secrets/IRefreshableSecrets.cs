namespace KenyaAudit.Web.Secrets;

/// <summary>A configuration provider whose values may change where they are kept.</summary>
internal interface IRefreshableSecrets
{
    string Name { get; }

    bool HasAny { get; }

    /// <summary>Reads again; true where a value changed, and then whoever watches the configuration is told. Throws <see cref="SecretsUnreadableException"/> and keeps the last good values.</summary>
    Task<bool> RefreshAsync(CancellationToken cancellation);
}
