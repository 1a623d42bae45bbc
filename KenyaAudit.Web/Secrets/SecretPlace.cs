namespace KenyaAudit.Web.Secrets;

/// <summary>Where one secret lies in the backend: a path, and the key in it where the path holds several. Written "path#key".</summary>
internal sealed record SecretPlace(string Path, string? Key)
{
    /// <summary>
    /// Without <paramref name="text"/> the usual place: in AWS "prefix/NAME" (a plain value, or JSON with the key NAME), in Vault the key NAME of "prefix".
    /// </summary>
    public static SecretPlace Parse(string? text, SecretBackend backend, string prefix, string name)
    {
        if (string.IsNullOrEmpty(text))
        {
            return backend == SecretBackend.Vault ? new SecretPlace(prefix, name) : new SecretPlace($"{prefix}/{name}", null);
        }

        var parts = text.Split('#', 2);
        var path = parts[0].Trim('/');
        return path.Length == 0
            ? throw new FormatException($"{SecretsOptions.Section}:Map:{name} must be a path, or a path and a key as path#key.")
            : new SecretPlace($"{prefix}/{path}", parts.Length == 2 ? parts[1] : backend == SecretBackend.Vault ? name : null);
    }
}
