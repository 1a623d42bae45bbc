namespace KenyaAudit.Web.Secrets;

/// <summary>
/// The secrets of a backend as configuration. The first reading is part of the start: a backend that cannot be asked, or a required secret
/// that is not there, stops it by name. Later readings keep the last good values through an outage.
/// </summary>
internal sealed class BackendSecrets(ISecretBackend backend, SecretsOptions options) : ConfigurationProvider, IConfigurationSource, IRefreshableSecrets
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    public string Name => options.Backend.ToString().ToLowerInvariant();

    public bool HasAny => true;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        using var patience = new CancellationTokenSource(StartPatience);
        try
        {
            // Settings are read before there is anything that could wait.
            Data = Task.Run(() => ReadAsync(patience.Token), patience.Token).GetAwaiter().GetResult();
        }
        catch (SecretsUnreadableException error)
        {
            throw new FormatException($"{SecretsOptions.BackendName}={Name}: {error.Message}");
        }
        catch (OperationCanceledException)
        {
            throw new FormatException($"{SecretsOptions.BackendName}={Name}: no answer within {StartPatience.TotalSeconds} s.");
        }

        if (options.Required.FirstOrDefault(name => !Data.ContainsKey(name)) is { } missing)
        {
            throw new FormatException($"{SecretsOptions.BackendName}={Name}: the required secret {missing} is not at {options.Places[missing].Path}.");
        }
    }

    public async Task<bool> RefreshAsync(CancellationToken cancellation)
    {
        var read = await ReadAsync(cancellation);

        // A secret that was there and is gone is an outage of its own, not a wish to run without it.
        if (Data.Keys.FirstOrDefault(name => !read.ContainsKey(name)) is { } gone)
        {
            throw new SecretsUnreadableException($"{gone} is no longer at {options.Places[gone].Path}.");
        }

        if (read.All(pair => Data.TryGetValue(pair.Key, out var value) && value == pair.Value))
        {
            return false;
        }

        Data = read;
        OnReload();
        return true;
    }

    private async Task<Dictionary<string, string?>> ReadAsync(CancellationToken cancellation)
    {
        var read = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, place) in options.Places)
        {
            if (await backend.ReadAsync(name, place, cancellation) is { Length: > 0 } value)
            {
                read[name] = value;
            }
        }

        return read;
    }
}
