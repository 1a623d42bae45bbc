using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace KenyaAudit.Web.Secrets;

/// <summary>Vault's key-value store of version 2 over its HTTP API. Signs in with a token, or with a role and again before the lease of what it got ends.</summary>
internal sealed class VaultBackend : ISecretBackend, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly SecretsOptions _options;
    private readonly VaultAddress _vault;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private string? _token;
    private DateTimeOffset _tokenEnds = DateTimeOffset.MaxValue;

    public VaultBackend(SecretsOptions options, TimeProvider clock)
    {
        (_options, _vault, _clock) = (options, options.Vault!, clock);
        _token = _vault.Token;
        _client = new HttpClient(Retrying(_vault.Authority)) { BaseAddress = _vault.Address, Timeout = options.Timeout };
    }

    public async Task<string?> ReadAsync(string name, SecretPlace place, CancellationToken cancellation)
    {
        var path = $"v1/{_options.Mount}/data/{place.Path}";
        using var answer = await AskAsync(path, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        var body = await JsonAsync(answer, path, cancellation);
        return body.TryGetProperty("data", out var outer) && outer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? JsonKeys.Text(data, place.Key ?? name)
            : throw new SecretsUnreadableException($"Vault answered {path} in a form that is not of a key-value store of version 2.");
    }

    public void Dispose() => _client.Dispose();

    // A token may be taken back before its time: one new sign-in, then the refusal stands.
    private async Task<HttpResponseMessage> AskAsync(string path, CancellationToken cancellation)
    {
        var answer = await GetAsync(path, await TokenAsync(cancellation), cancellation);
        if (answer.StatusCode != HttpStatusCode.Forbidden || _vault.Token is not null)
        {
            return answer;
        }

        answer.Dispose();
        _token = null;
        return await GetAsync(path, await TokenAsync(cancellation), cancellation);
    }

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        if (_token is not null && _clock.GetUtcNow() < _tokenEnds)
        {
            return _token;
        }

        const string path = "v1/auth/approle/login";
        using var request = Request(HttpMethod.Post, path);
        request.Content = JsonContent.Create(new Dictionary<string, string?> { ["role_id"] = _vault.RoleId, ["secret_id"] = _vault.SecretId });
        using var answer = await SendAsync(request, cancellation);
        var body = await JsonAsync(answer, path, cancellation);
        if (!body.TryGetProperty("auth", out var auth) || JsonKeys.Text(auth, "client_token") is not { } token)
        {
            throw new SecretsUnreadableException($"Vault answered {path} without a token.");
        }

        // A lease of 0 does not end.
        var seconds = auth.TryGetProperty("lease_duration", out var lease) && lease.TryGetInt64(out var number) ? number : 0;
        _tokenEnds = seconds > 0 ? _clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Min(Margin, TimeSpan.FromSeconds(seconds) / 10) : DateTimeOffset.MaxValue;
        return _token = token;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string token, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, path);
        request.Headers.Add("X-Vault-Token", token);
        return await SendAsync(request, cancellation);
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Vault-Request", "true");
        if (!string.IsNullOrEmpty(_vault.Namespace))
        {
            request.Headers.Add("X-Vault-Namespace", _vault.Namespace);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await _client.SendAsync(request, cancellation);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new SecretsUnreadableException($"Vault could not be asked for {request.RequestUri}: {Reason(error)}.");
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, string path, CancellationToken cancellation)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var sealedOff = answer.StatusCode == HttpStatusCode.ServiceUnavailable ? " (sealed, or in maintenance)" : "";
            throw new SecretsUnreadableException($"Vault refused {path}: {(int)answer.StatusCode}{sealedOff}.");
        }

        try
        {
            return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        }
        catch (JsonException)
        {
            throw new SecretsUnreadableException($"Vault answered {path} with something that is not JSON.");
        }
    }

    private static string Reason(Exception error) => error is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request ? $"{request.HttpRequestError}" : error.GetType().Name;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // Vault asks for patience with 429 and 503; both, like every failure of the way to it, are tried again with growing pauses.
    private static ResilienceHandler Retrying(string? authority)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 3, Delay = TimeSpan.FromMilliseconds(200), BackoffType = DelayBackoffType.Exponential, UseJitter = true,
        }).Build();
        return new ResilienceHandler(pipeline) { InnerHandler = Trusting(authority) };
    }

    private static SocketsHttpHandler Trusting(string? authority)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (authority is null)
        {
            return handler;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(authority);
        handler.SslOptions.CertificateChainPolicy = policy;
        return handler;
    }
}
