using Amazon;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace KenyaAudit.Web.Secrets;

/// <summary>
/// AWS Secrets Manager, read as Parameter Store's parameters "/aws/reference/secretsmanager/NAME" with the official client.
/// Who this process is comes from AWS's own chain of credentials.
/// </summary>
internal sealed class AwsBackend : ISecretBackend, IDisposable
{
    private const string Reference = "/aws/reference/secretsmanager/";
    private const int Retries = 3;

    private readonly AmazonSimpleSystemsManagementClient _client;

    public AwsBackend(SecretsOptions options)
    {
        var config = new AmazonSimpleSystemsManagementConfig { Timeout = options.Timeout, RetryMode = RequestRetryMode.Standard, MaxErrorRetry = Retries };
        if (options.Endpoint is not null)
        {
            (config.ServiceURL, config.AuthenticationRegion) = (options.Endpoint, options.Region);
        }
        else if (options.Region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        _client = new AmazonSimpleSystemsManagementClient(config);
    }

    public async Task<string?> ReadAsync(string name, SecretPlace place, CancellationToken cancellation)
    {
        try
        {
            var answer = await _client.GetParameterAsync(new GetParameterRequest { Name = Reference + place.Path, WithDecryption = true }, cancellation);
            var value = answer.Parameter.Value;
            return place.Key is { } key ? JsonKeys.Pick(value, key) : JsonKeys.Pick(value, name) ?? value;
        }
        catch (ParameterNotFoundException)
        {
            return null;
        }
        catch (AmazonServiceException error)
        {
            throw new SecretsUnreadableException($"AWS refused {place.Path}: {error.ErrorCode ?? error.GetType().Name} ({(int)error.StatusCode}).");
        }
        catch (Exception error) when (error is AmazonClientException or HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new SecretsUnreadableException($"AWS could not be asked for {place.Path}: {error.GetType().Name}.");
        }
    }

    public void Dispose() => _client.Dispose();
}
