using KenyaAudit.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Ingest:LeaseSeconds", "0")]
    [InlineData("Jobs:Workers", "0")]
    [InlineData("Jobs:Workers", "33")]
    [InlineData("Jobs:KeepFailedHours", "0")]
    [InlineData("Watchdog:StartGraceMinutes", "0")]
    [InlineData("Watchdog:FewestPercent", "101")]
    [InlineData("Store:MaxBatchSize", "1001")]
    [InlineData("RateLimits:Search:Permits", "0")]
    [InlineData("RateLimits:Export:WindowSeconds", "-1")]
    [InlineData("Proxies:Known:0", "everybody")]
    [InlineData("Fetch:Attempts", "0")]
    [InlineData("Fetch:TotalSeconds", "1")]
    [InlineData("Alerts:QuietMinutes", "-1")]
    [InlineData("Alerts:Routes:Warning", "pigeon")]
    [InlineData("Alerts:Sources:oag-national:Error", "fax")]
    [InlineData("Alerts:Chain:0:Email", "nobody@example.org")]
    [InlineData("Alerts:WorkingHours:Days", "Caturday")]
    [InlineData("Alerts:WorkingHours:From", "18")]
    [InlineData("Alerts:SmtpAuthority", "/no/such/file")]
    [InlineData("Alerts:PagerDutyEndpoint", "nowhere")]
    public void A_site_with_a_wrong_setting_does_not_start_and_names_it(string setting, string value)
    {
        using var site = new SiteFixture();
        using var wrong = site.WithWebHostBuilder(builder => builder.UseSetting(setting, value));

        var refusal = Assert.ThrowsAny<Exception>(() => wrong.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(setting.Split(':')[1], refusal.ToString(), StringComparison.Ordinal);
    }
}
