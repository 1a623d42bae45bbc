namespace KenyaAudit.Web.Secrets;

/// <summary>A place outside this machine that keeps secrets.</summary>
internal interface ISecretBackend
{
    /// <summary>The value, or null where there is none. Throws <see cref="SecretsUnreadableException"/> where the place cannot be asked.</summary>
    Task<string?> ReadAsync(string name, SecretPlace place, CancellationToken cancellation);
}

/// <summary>The backend could not be asked. The message says what went wrong and where, never a value.</summary>
internal sealed class SecretsUnreadableException(string message) : Exception(message);
