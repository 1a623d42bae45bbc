using KenyaAudit.Web.Secrets;
using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace KenyaAudit.Web.Tests.Secrets;

/// <summary>The official client against a server that follows the documented contract.</summary>
[Collection("AWS credentials of the process")]
public sealed class AwsTests : IAsyncLifetime
{
    private AwsStub _aws = null!;

    public async ValueTask InitializeAsync()
    {
        _aws = await BackendStub.StartAsync<AwsStub>();
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", null);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", null);
        await _aws.DisposeAsync();
    }

    [Fact]
    public void A_plain_secret_one_with_its_name_as_key_and_one_elsewhere_are_read()
    {
        _aws.Secrets["kenyaaudit/SECRET_KEY"] = "plain";
        _aws.Secrets["kenyaaudit/SMTP_PASSWORD"] = """{"SMTP_PASSWORD": "by name", "other": 1}""";
        _aws.Secrets["kenyaaudit/mail"] = """{"user": "mailer", "port": 587}""";

        var settings = Read(("Secrets:Map:SMTP_USER", "mail#user"));

        Assert.Equal(("plain", "by name", "mailer", null), (settings["SECRET_KEY"], settings["SMTP_PASSWORD"], settings["SMTP_USER"], settings["SENTRY_DSN"]));
    }

    [Fact]
    public void A_prefix_is_honoured()
    {
        _aws.Secrets["prod/audit/SECRET_KEY"] = "value";

        Assert.Equal("value", Read(("Secrets:Prefix", "/prod/audit/"))["SECRET_KEY"]);
    }

    [Fact]
    public void What_the_backend_has_beats_the_environment()
    {
        _aws.Secrets["kenyaaudit/SECRET_KEY"] = "backend";

        Assert.Equal("backend", Read(("SECRET_KEY", "environment"))["SECRET_KEY"]);
    }

    [Fact]
    public void A_required_secret_that_is_missing_stops_the_start_by_name()
    {
        _aws.Secrets["kenyaaudit/SECRET_KEY"] = "canary";

        var error = Assert.Throws<FormatException>(() => Read(("Secrets:Required:0", "SECRET_KEY"), ("Secrets:Required:1", "SMTP_PASSWORD")));

        Assert.Contains("SMTP_PASSWORD", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_stops_the_start_and_says_what_was_refused()
    {
        _aws.Refusal = "AccessDeniedException";

        var error = Assert.Throws<FormatException>(() => Read());

        Assert.Contains("kenyaaudit/SECRET_KEY", error.Message, StringComparison.Ordinal);
        Assert.Contains("AccessDeniedException", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outage_that_passes_is_waited_out()
    {
        _aws.Secrets["kenyaaudit/SECRET_KEY"] = "value";
        _aws.Faults.Enqueue(500);
        _aws.Faults.Enqueue(503);

        Assert.Equal("value", Read()["SECRET_KEY"]);
    }

    [Fact]
    public async Task A_backend_that_is_not_there_stops_the_start()
    {
        await _aws.DisposeAsync();

        Assert.StartsWith("SECRET_BACKEND=aws: AWS could not be asked", Assert.Throws<FormatException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_secret_is_taken_over_and_an_outage_or_a_loss_keeps_the_last_good_one()
    {
        _aws.Secrets["kenyaaudit/SECRET_KEY"] = "one";
        var (settings, source) = Open();
        _aws.Secrets["kenyaaudit/SECRET_KEY"] = "two";
        Assert.True(await source.RefreshAsync(TestContext.Current.CancellationToken));
        Assert.False(await source.RefreshAsync(TestContext.Current.CancellationToken));

        _aws.Secrets.Clear();
        await Assert.ThrowsAsync<SecretsUnreadableException>(() => source.RefreshAsync(TestContext.Current.CancellationToken));
        _aws.Refusal = "ThrottlingException";
        await Assert.ThrowsAsync<SecretsUnreadableException>(() => source.RefreshAsync(TestContext.Current.CancellationToken));
        Assert.Equal("two", settings["SECRET_KEY"]);
    }

    private IConfigurationRoot Read(params (string, string)[] given) => Open(given).Settings;

    private (IConfigurationRoot Settings, BackendSecrets Source) Open(params (string, string)[] given)
    {
        var before = Settings.Of([("SECRET_BACKEND", "aws"), ("AWS_ENDPOINT_URL", _aws.Address), ("AWS_REGION", "af-south-1"), .. given]);
        var options = SecretsOptions.Read(before);
        var source = new BackendSecrets(new AwsBackend(options), options);
        return (Settings.With(before, source), source);
    }
}
