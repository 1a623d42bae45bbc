using KenyaAudit.Web.Secrets;

namespace KenyaAudit.Web.Tests.Secrets;

public sealed class SecretFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kenyaaudit-").FullName;

    private string File => Path.Combine(_folder, "secret");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_gives_the_value_without_its_last_line_break()
    {
        System.IO.File.WriteAllText(File, " a word \r\n");

        var settings = Read(("SMTP_PASSWORD_FILE", File));

        Assert.Equal(" a word ", settings["SMTP_PASSWORD"]);
    }

    [Fact]
    public void Both_a_value_and_a_file_are_refused_by_name()
    {
        var error = Assert.Throws<FormatException>(() => Read(("SECRET_KEY_FILE", File), ("SECRET_KEY", "canary")));

        Assert.Contains("SECRET_KEY_FILE", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_stops_by_name() =>
        Assert.Contains("REDIS_URL_FILE", Assert.Throws<FormatException>(() => Read(("REDIS_URL_FILE", File))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_changes_is_taken_over_and_one_that_vanishes_leaves_the_last_good_value()
    {
        System.IO.File.WriteAllText(File, "one");
        var files = new SecretFiles(Settings.Of(("SECRET_KEY_FILE", File)));
        var settings = Settings.With(Settings.Of(), files);
        var told = 0;
        using var watch = Microsoft.Extensions.Primitives.ChangeToken.OnChange(settings.GetReloadToken, () => told++);

        Assert.False(await files.RefreshAsync(TestContext.Current.CancellationToken));
        System.IO.File.WriteAllText(File, "two");
        Assert.True(await files.RefreshAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("two", 1), (settings["SECRET_KEY"], told));

        System.IO.File.Delete(File);
        await Assert.ThrowsAsync<SecretsUnreadableException>(() => files.RefreshAsync(TestContext.Current.CancellationToken));
        Assert.Equal("two", settings["SECRET_KEY"]);
    }

    private static Microsoft.Extensions.Configuration.IConfigurationRoot Read(params (string, string)[] given)
    {
        var before = Settings.Of(given);
        return Settings.With(before, new SecretFiles(before));
    }
}
