using KenyaAudit.Web.Access;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Access;

[Collection(HangfireTests.Name)]
public sealed class AuditTrailTests : IDisposable
{
    private readonly GuardedSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task What_was_written_verifies()
    {
        await WriteAsync(5);

        Assert.Equal(new AuditTrailReport(5, null), await CheckAsync());
    }

    [Theory]
    [InlineData("UPDATE AuditEvent SET Reason = 'another' WHERE Sequence = 3", 3)]
    [InlineData("UPDATE AuditEvent SET At = '2020-01-01 00:00:00' WHERE Sequence = 2", 2)]
    [InlineData("UPDATE AuditEvent SET Actor = 'somebody else' WHERE Sequence = 1", 1)]
    [InlineData("DELETE FROM AuditEvent WHERE Sequence = 4", 4)]
    [InlineData("DELETE FROM AuditEvent WHERE Sequence = 5", 5)]
    [InlineData("DELETE FROM AuditEvent WHERE Sequence > 3; UPDATE AuditChain SET Sequence = 3", 4)]
    [InlineData("UPDATE AuditEvent SET Sequence = 99 WHERE Sequence = 4; UPDATE AuditEvent SET Sequence = 4 WHERE Sequence = 5; UPDATE AuditEvent SET Sequence = 5 WHERE Sequence = 99", 4)]
    public async Task What_was_changed_taken_away_or_put_in_another_order_is_found_at_its_number(string tampering, long first)
    {
        await WriteAsync(5);

        await _site.StoreAsync((db, cancellation) => db.Database.ExecuteSqlRawAsync(tampering, cancellation));

        Assert.Equal(first, (await CheckAsync()).FirstBad);
    }

    [Fact]
    public async Task Addresses_are_forgotten_after_90_days_and_the_chain_still_verifies()
    {
        await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        Assert.True(await AddressesAsync() > 0);

        _site.Clock.Advance(AuditTrail.AddressesKept + TimeSpan.FromMinutes(10));
        await _site.AskAsync<AuditTrail, int>(trail => trail.BlankOldAddressesAsync(Cancellation));

        Assert.Equal(0, await AddressesAsync());
        Assert.True((await CheckAsync()).Good);
    }

    [Fact]
    public async Task Writers_at_the_same_moment_stand_one_behind_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => WriteAsync(1)));

        Assert.Equal(new AuditTrailReport(12, null), await CheckAsync());
    }

    [Fact]
    public async Task An_act_of_an_admin_is_found_by_words_and_days_and_exported_without_formulas()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        await _site.AskAsync<AuditTrail, bool>(async trail =>
        {
            await trail.RecordAsync(new AuditEntry("quarantine.reject", "paragraph 12", "=HYPERLINK(\"x\") 100% wrong", "open", "rejected", "otieno@example.org"), Cancellation);
            return true;
        });

        var found = await admin.Browser.PageAsync("/admin/audit?q=100%25+wrong&actor=otieno@example.org&from=2026-11-20&until=2026-11-20");
        Assert.Single(found.QuerySelectorAll("tbody tr"));
        Assert.Contains("quarantine.reject paragraph 12", found.Words("tbody"), StringComparison.Ordinal);
        Assert.Contains("No entry", (await admin.Browser.PageAsync("/admin/audit?until=2026-11-19")).Words("main"), StringComparison.Ordinal);

        var csv = await admin.Browser.AskAsync(found.QuerySelector("a[href^='/admin/audit/csv']")!.GetAttribute("href")!);
        var lines = (await csv.Content.ReadAsStringAsync(Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("sequence,at,actor,action,subject,from_address,reason,before,after,hash", lines[0]);
        Assert.DoesNotContain(",\"=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.Contains("100% wrong", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("attachment", csv.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboards_buttons_are_written_down()
    {
        var admin = await _site.EnterAsync("wanjiku@example.org", AccountRole.Admin);
        var page = await admin.Browser.PageAsync("/admin/jobs/recurring");
        var token = page.QuerySelector("meta[name='csrf-token'], meta[name='antiforgery-token']")?.GetAttribute("content")
            ?? await admin.TokenAsync("/admin/accounts");
        using var form = new FormUrlEncodedContent([new("jobs[]", "sweep"), new("__RequestVerificationToken", token)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/jobs/recurring/trigger") { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", token);
        request.Headers.Add("RequestVerificationToken", token);

        var answer = await admin.Browser.SendAsync(request, Cancellation);

        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        await _site.StoreAsync(async (db, cancellation) => Assert.Equal(
            ("jobs.command", "recurring/trigger", "sweep", "wanjiku@example.org"),
            await db.AuditEvents.OrderByDescending(row => row.Sequence).Select(row => ValueTuple.Create(row.Action, row.Subject, row.Reason!, row.Actor)).FirstAsync(cancellation)));
    }

    [Fact]
    public async Task The_status_tells_the_seal_of_the_day_before_and_nothing_of_today()
    {
        await WriteAsync(3);
        Assert.Null(await PublishedAsync());

        _site.Clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync(2);

        var seal = await PublishedAsync();
        await _site.StoreAsync(async (db, cancellation) => Assert.Equal(await db.AuditEvents.Where(row => row.Sequence == 3).Select(row => row.Hash).SingleAsync(cancellation), seal));
    }

    private async Task<string?> PublishedAsync() => (await _site.Reader().PageAsync("/status")).QuerySelector("#seal")?.TextContent;

    private async Task WriteAsync(int entries)
    {
        for (var entry = 0; entry < entries; entry++)
        {
            await _site.AskAsync<AuditTrail, bool>(async trail =>
            {
                await trail.RecordAsync(new AuditEntry("test.act", "a subject", "a reason", "before", "after", "somebody"), Cancellation);
                return true;
            });
        }
    }

    private Task<AuditTrailReport> CheckAsync() => _site.AskAsync<AuditTrailCheck, AuditTrailReport>(check => check.RunAsync(Cancellation));

    private Task<int> AddressesAsync() => _site.AskAsync<AuditDb, int>(db => db.AuditEvents.CountAsync(row => row.FromAddress != null, Cancellation));
}
