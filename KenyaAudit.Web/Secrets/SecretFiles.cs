namespace KenyaAudit.Web.Secrets;

/// <summary>Secrets in files that a container mounts: the setting NAME_FILE names the file, its text without the last line break is the value of NAME.</summary>
internal sealed class SecretFiles(IConfiguration before) : ConfigurationProvider, IConfigurationSource, IRefreshableSecrets
{
    private readonly Dictionary<string, string> _paths = SecretNames.All
        .Select(name => (Name: name, Path: before[name + SecretNames.FileSuffix], Value: before[name]))
        .Where(entry => !string.IsNullOrEmpty(entry.Path))
        .ToDictionary(
            entry => entry.Name,
            entry => string.IsNullOrEmpty(entry.Value) ? entry.Path! : throw new FormatException($"Both {entry.Name} and {entry.Name}{SecretNames.FileSuffix} are set; only one may be."),
            StringComparer.Ordinal);

    public string Name => "files";

    public bool HasAny => _paths.Count > 0;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        foreach (var (name, path) in _paths)
        {
            try
            {
                Data[name] = File.ReadAllText(path).TrimEnd('\r', '\n');
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new FormatException($"{name}{SecretNames.FileSuffix} names a file that cannot be read ({error.GetType().Name}).");
            }
        }
    }

    public Task<bool> RefreshAsync(CancellationToken cancellation)
    {
        var before = new Dictionary<string, string?>(Data, StringComparer.OrdinalIgnoreCase);
        try
        {
            Load();
        }
        catch (FormatException error)
        {
            Data = before;
            throw new SecretsUnreadableException(error.Message);
        }

        var changed = Data.Any(pair => before.GetValueOrDefault(pair.Key) != pair.Value);
        if (changed)
        {
            OnReload();
        }

        return Task.FromResult(changed);
    }
}
