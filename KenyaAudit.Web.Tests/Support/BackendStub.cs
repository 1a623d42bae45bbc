using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>A server on loopback that speaks as a backend of secrets is documented to.</summary>
internal abstract class BackendStub : IAsyncDisposable
{
    private WebApplication _app = null!;

    public string Address { get; private set; } = "";

    /// <summary>Answers to give before the real ones, in order.</summary>
    public Queue<int> Faults { get; } = new();

    public List<string> Asked { get; } = [];

    public static async Task<T> StartAsync<T>(X509Certificate2? certificate = null) where T : BackendStub, new()
    {
        var stub = new T();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        stub._app = builder.Build();
        stub._app.Run(stub.HandleAsync);
        await stub._app.StartAsync(TestContext.Current.CancellationToken);
        stub.Address = stub._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return stub;
    }

    /// <summary>A certificate for loopback that no machine trusts by itself, and the file of its authority.</summary>
    public static X509Certificate2 Certificate(string file)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=stub", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(file, made.ExportCertificatePem());
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    protected abstract Task AnswerAsync(HttpContext context);

    protected static Task JsonAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(JsonSerializer.Serialize(body));
    }

    private async Task HandleAsync(HttpContext context)
    {
        Asked.Add($"{context.Request.Method} {context.Request.Path}");
        if (Faults.TryDequeue(out var fault))
        {
            context.Response.StatusCode = fault;
            return;
        }

        await AnswerAsync(context);
    }
}

/// <summary>Parameter Store's GetParameter for references to Secrets Manager, as AWS documents it.</summary>
internal sealed class AwsStub : BackendStub
{
    private const string Reference = "/aws/reference/secretsmanager/";

    public Dictionary<string, string> Secrets { get; } = [];

    public string? Refusal { get; set; }

    protected override async Task AnswerAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var name = request.RootElement.GetProperty("Name").GetString()!;
        context.Response.ContentType = "application/x-amz-json-1.1";
        var signed = context.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal);
        if (context.Request.Headers["X-Amz-Target"] != "AmazonSSM.GetParameter" || !signed || Refusal is not null)
        {
            await JsonAsync(context, 400, new { __type = Refusal ?? "UnrecognizedClientException", message = "no" });
        }
        else if (!name.StartsWith(Reference, StringComparison.Ordinal) || !request.RootElement.GetProperty("WithDecryption").GetBoolean())
        {
            // A reference must be asked for decrypted.
            await JsonAsync(context, 400, new { __type = "ValidationException", message = "WithDecryption" });
        }
        else if (Secrets.TryGetValue(name[Reference.Length..], out var value))
        {
            await JsonAsync(context, 200, new { Parameter = new { Name = name, Type = "SecureString", Value = value, Version = 0 } });
        }
        else
        {
            await JsonAsync(context, 400, new { __type = "ParameterNotFound", message = $"Secret {name} not found." });
        }
    }
}

/// <summary>Vault's AppRole sign-in and its key-value store of version 2, as its HTTP API documents them.</summary>
internal sealed class VaultStub : BackendStub
{
    private int _tokens;

    public Dictionary<string, Dictionary<string, string>> Secrets { get; } = [];

    public HashSet<string> Tokens { get; } = ["root-token"];

    public string? Namespace { get; set; }

    public int Lease { get; set; } = 3600;

    /// <summary>Answers in the shape of version 1.</summary>
    public bool IsOld { get; set; }

    protected override async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (context.Request.Headers["X-Vault-Namespace"] != (Namespace ?? default(Microsoft.Extensions.Primitives.StringValues)) && Namespace is not null)
        {
            await JsonAsync(context, 404, new { errors = Array.Empty<string>() });
        }
        else if (path == "/v1/auth/approle/login")
        {
            await SignInAsync(context);
        }
        else if (!Tokens.Contains(context.Request.Headers["X-Vault-Token"].ToString()))
        {
            await JsonAsync(context, 403, new { errors = (string[])["permission denied"] });
        }
        else if (!path.StartsWith("/v1/secret/data/", StringComparison.Ordinal) || !Secrets.TryGetValue(path["/v1/secret/data/".Length..], out var secret))
        {
            await JsonAsync(context, 404, new { errors = Array.Empty<string>() });
        }
        else
        {
            await JsonAsync(context, 200, IsOld ? new { data = (object)secret } : new { data = (object)new { data = secret, metadata = new { version = 1 } } });
        }
    }

    private async Task SignInAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        if (request.RootElement.GetProperty("role_id").GetString() != "role" || request.RootElement.GetProperty("secret_id").GetString() != "role-secret")
        {
            await JsonAsync(context, 400, new { errors = (string[])["invalid role or secret ID"] });
            return;
        }

        var token = $"token-{++_tokens}";
        Tokens.Add(token);
        await JsonAsync(context, 200, new { auth = new { client_token = token, lease_duration = Lease, renewable = true } });
    }
}
