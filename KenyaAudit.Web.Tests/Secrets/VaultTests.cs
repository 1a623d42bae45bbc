using KenyaAudit.Web.Secrets;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace KenyaAudit.Web.Tests.Secrets;

/// <summary>Our client against a server that follows Vault's HTTP API documentation.</summary>
public sealed class VaultTests : IAsyncLifetime
{
    private static readonly (string, string) Token = ("VAULT_TOKEN", "root-token");
    private static readonly (string, string)[] Role = [("VAULT_ROLE_ID", "role"), ("VAULT_SECRET_ID", "role-secret")];

    private readonly FakeTimeProvider _clock = new();
    private VaultStub _vault = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _vault = await BackendStub.StartAsync<VaultStub>();
        _vault.Secrets["kenyaaudit"] = new() { ["SECRET_KEY"] = "one", ["SMTP_PASSWORD"] = "word" };
    }

    public async ValueTask DisposeAsync() => await _vault.DisposeAsync();

    [Fact]
    public void A_token_reads_the_keys_of_one_secret_and_a_map_leads_elsewhere()
    {
        _vault.Secrets["kenyaaudit/mail"] = new() { ["user"] = "mailer" };

        var settings = Open(Token, ("Secrets:Map:SMTP_USER", "mail#user")).Settings;

        Assert.Equal(("one", "word", "mailer", null), (settings["SECRET_KEY"], settings["SMTP_PASSWORD"], settings["SMTP_USER"], settings["REDIS_URL"]));
    }

    [Fact]
    public async Task A_role_signs_in_once_and_again_when_its_lease_ends()
    {
        _vault.Lease = 60;
        var (_, source) = Open(Role);
        await source.RefreshAsync(Cancellation);
        Assert.Single(_vault.Asked, "POST /v1/auth/approle/login");

        _clock.Advance(TimeSpan.FromSeconds(60));
        await source.RefreshAsync(Cancellation);

        Assert.Equal(2, _vault.Asked.Count(asked => asked == "POST /v1/auth/approle/login"));
    }

    [Fact]
    public async Task A_token_that_was_taken_back_is_got_anew()
    {
        var (settings, source) = Open(Role);
        _vault.Tokens.Clear();
        _vault.Secrets["kenyaaudit"]["SECRET_KEY"] = "two";

        Assert.True(await source.RefreshAsync(Cancellation));
        Assert.Equal("two", settings["SECRET_KEY"]);
    }

    [Fact]
    public void A_wrong_token_stops_the_start()
    {
        var error = Assert.Throws<FormatException>(() => Open(("VAULT_TOKEN", "canary")));

        Assert.Contains("403", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(500)]
    public void Trouble_that_passes_is_waited_out(int status)
    {
        _vault.Faults.Enqueue(status);
        _vault.Faults.Enqueue(status);

        Assert.Equal("one", Open(Token).Settings["SECRET_KEY"]);
    }

    [Fact]
    public void A_sealed_Vault_stops_the_start_and_says_so()
    {
        for (var answer = 0; answer < 10; answer++)
        {
            _vault.Faults.Enqueue(503);
        }

        Assert.Contains("sealed", Assert.Throws<FormatException>(() => Open(Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_start_an_outage_keeps_what_was_read_last()
    {
        var (settings, source) = Open(Token);
        await _vault.DisposeAsync();

        await Assert.ThrowsAsync<SecretsUnreadableException>(() => source.RefreshAsync(Cancellation));
        Assert.Equal("one", settings["SECRET_KEY"]);
    }

    [Fact]
    public void A_namespace_is_sent()
    {
        _vault.Namespace = "audit";

        Assert.Equal("one", Open(Token, ("VAULT_NAMESPACE", "audit")).Settings["SECRET_KEY"]);
        Assert.Throws<FormatException>(() => Open(Token));
    }

    [Fact]
    public void A_store_of_version_1_is_told_apart()
    {
        _vault.IsOld = true;

        Assert.Contains("version 2", Assert.Throws<FormatException>(() => Open(Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_is_believed_only_with_its_own_authority()
    {
        var file = Path.GetTempFileName();
        using var certificate = BackendStub.Certificate(file);
        await using var vault = await BackendStub.StartAsync<VaultStub>(certificate);
        vault.Secrets["kenyaaudit"] = new() { ["SECRET_KEY"] = "over TLS" };

        Assert.Equal("over TLS", Open(Token, ("VAULT_ADDR", vault.Address), ("VAULT_CACERT", file)).Settings["SECRET_KEY"]);
        Assert.Contains("SecureConnectionError", Assert.Throws<FormatException>(() => Open(Token, ("VAULT_ADDR", vault.Address))).Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Theory]
    [InlineData("SECRET_BACKEND", "elsewhere")]
    [InlineData("VAULT_ADDR", "vault")]
    [InlineData("VAULT_TOKEN", "")]
    [InlineData("VAULT_CACERT", "/nowhere.pem")]
    [InlineData("Secrets:RefreshSeconds", "0")]
    [InlineData("Secrets:Required:0", "NOTHING")]
    [InlineData("Secrets:Map:SMTP_USER", "#user")]
    public void A_wrong_setting_stops_by_name(string name, string value)
    {
        var given = new Dictionary<string, string> { ["SECRET_BACKEND"] = "vault", ["VAULT_ADDR"] = "http://127.0.0.1:1", ["VAULT_TOKEN"] = "canary", [name] = value };

        var error = Assert.Throws<FormatException>(() => Settings.Options([.. given.Select(pair => (pair.Key, pair.Value))]));

        Assert.Contains(name.Split(':')[^1] == "0" ? "Required" : name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    private (IConfigurationRoot Settings, BackendSecrets Source) Open(params (string Name, string Value)[] given)
    {
        var before = Settings.Of([("SECRET_BACKEND", "vault"), .. given.Any(pair => pair.Name == "VAULT_ADDR") ? [] : new[] { ("VAULT_ADDR", _vault.Address) }, .. given]);
        var options = SecretsOptions.Read(before);
        var source = new BackendSecrets(new VaultBackend(options, _clock), options);
        return (Settings.With(before, source), source);
    }
}
