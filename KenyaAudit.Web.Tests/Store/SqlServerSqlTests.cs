using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Access;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Hosting.Verbs;
using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Ingest.Fetch;
using KenyaAudit.Web.Jobs;
using KenyaAudit.Web.Pages.Admin.Alerts;
using KenyaAudit.Web.Pages.Admin.Findings;
using KenyaAudit.Web.Pages.Admin.Pipeline;
using KenyaAudit.Web.Pages.Admin.Quarantine;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Pages.Status;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Telemetry;
using KenyaAudit.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KenyaAudit.Web.Tests.Store;

/// <summary>Every query and every write of the product, as SQL Server would get it.</summary>
[Collection(HangfireTests.Name)]
public sealed class SqlServerSqlTests(RecordedSite site) : IClassFixture<RecordedSite>
{
    private const string Missing = "ng-2020-21-999";

    /// <summary>What fills the parameters of routes; several addresses where one route asks several questions.</summary>
    private static readonly Dictionary<string, string[]> Addresses = new(StringComparer.Ordinal)
    {
        ["/"] = ["/"],
        ["/search"] = ["/search", "/search?q=bills&entity=ministry-of-health&county=mombasa&category=pending-bills&sort=amount"],
        ["/search.json"] = ["/search.json?q=bills"],
        ["/search/suggest"] = ["/search/suggest?q=health"],
        ["/search/tips"] = ["/search/tips"],
        ["/findings/{reference}/{**tail}"] = ["/findings/ng-2020-21-319", "/findings/ng-2020-21-319/v1", $"/findings/{Missing}"],
        ["/findings/{reference}.json"] = ["/findings/ng-2020-21-319.json", $"/findings/{Missing}.json"],
        ["/findings/{reference}/history"] = ["/findings/ng-2020-21-319/history", $"/findings/{Missing}/history"],
        ["/findings/{reference}/diff"] = ["/findings/ng-2020-21-319/diff?from=1&to=1", $"/findings/{Missing}/diff"],
        ["/findings/{reference}/cite.json"] = ["/findings/ng-2020-21-319/cite.json", $"/findings/{Missing}/cite.json"],
        ["/about/removals"] = ["/about/removals"],
        ["/admin/findings"] = ["/admin/findings"],
        ["/admin/findings/{reference}"] = ["/admin/findings/ng-2020-21-319", $"/admin/findings/{Missing}"],
        ["/entities"] = ["/entities", "/entities?q=health"],
        ["/entities/{slug}"] = ["/entities/ministry-of-health"],
        ["/counties"] = ["/counties", "/counties?measure=arrears&fy=2020-21&sort=budget-desc"],
        ["/counties/{slug}"] = ["/counties/mombasa"],
        ["/counties/compare"] = ["/counties/compare?c=mombasa"],
        ["/documents"] = ["/documents"],
        ["/documents/{sha256:length(64)}"] = [$"/documents/{TestData.Sha256}"],
        ["/documents/{sha256:length(64)}/pages/{number:int:min(1)}"] = [$"/documents/{TestData.Sha256}/pages/1", $"/documents/{TestData.Sha256}/pages/1?finding=ng-2020-21-319"],
        ["/reports"] = ["/reports"],
        ["/reports/{slug}"] = ["/reports/oag-national-2020-21"],
        ["/sitemap.xml"] = ["/sitemap.xml"],
        ["/sitemap-{number:int:min(1)}.xml"] = ["/sitemap-1.xml"],
        ["/data"] = ["/data"],
        ["/data/{name}"] = ["/data/findings.csv"],
        ["/status"] = ["/status"],
        ["/status.json"] = ["/status.json"],
        ["/about"] = ["/about"],
        ["/about/method"] = ["/about/method"],
        ["/about/glossary"] = ["/about/glossary"],
        ["/admin"] = ["/admin"],
        ["/admin/accounts"] = ["/admin/accounts"],
        ["/admin/audit/{handler?}"] = ["/admin/audit", "/admin/audit?q=a&actor=b&act=c&from=2026-01-01&until=2026-01-02&p=2", "/admin/audit/csv?q=a"],
        ["/admin/alerts"] = ["/admin/alerts", $"/admin/alerts?source={RecordsBuilder.Source}&state=any&severity=error&p=2"],
        ["/admin/alerts/{id:int:min(1)}"] = ["/admin/alerts/1"],
        ["/admin/quarantine"] = ["/admin/quarantine", $"/admin/quarantine?source={RecordsBuilder.Source}&state=any&q=page&fy=2020-21&p=2"],
        ["/admin/quarantine/{id:int:min(1)}"] = ["/admin/quarantine/1", "/admin/quarantine/1?p=2"],
        ["/admin/pipeline"] = ["/admin/pipeline", $"/admin/pipeline?source={RecordsBuilder.Source}&state=failed&p=2"],
        ["/admin/pipeline/runs/{id:int:min(1)}"] = ["/admin/pipeline/runs/1"],
        ["/health/live"] = ["/health/live"],
        ["/health/ready"] = ["/health/ready"],
        ["/errors/{code:int}"] = ["/errors/404"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_and_every_write_speaks_SQL_that_SQL_Server_reads_and_no_query_is_left_out()
    {
        site.Store.Rows.Absent.Add(Missing);
        var failed = await WritesAsync();
        failed.AddRange(await RoutesAsync());

        var texts = site.Store.Commands.Select(command => command.Text).Distinct().ToList();
        failed.AddRange(texts.Where(text => TransactSql.ErrorsIn(text).Count > 0));
        failed.AddRange(QueryTypes().Except(site.Store.Commands.SelectMany(command => command.From)).Select(type => $"{type} was never exercised"));
        failed.AddRange(Tables().Except(texts.SelectMany(TransactSql.Tables)).Select(table => $"{table} was never read or written"));
        Assert.Empty(failed);
    }

    [Fact]
    public void The_list_of_query_types_holds_those_of_pages_and_of_the_write_corridor()
    {
        var types = QueryTypes().ToList();

        Type[] some = [typeof(PipelineQuery), typeof(StatusQuery), typeof(SiteState), typeof(FindingWriter), typeof(IndexedFindings), typeof(SourceCalendar)];
        Assert.Subset(types.ToHashSet(), some.ToHashSet());
        Assert.DoesNotContain(typeof(SqlServerAuditDb), types);
    }

    /// <summary>Every class of the product that is given the store, as a whole or for one call.</summary>
    private static IEnumerable<Type> QueryTypes() => typeof(Program).Assembly.GetTypes().Where(type =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !typeof(DbContext).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type)
        && type.Namespace?.StartsWith("KenyaAudit.Web", StringComparison.Ordinal) == true
        && type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>().SelectMany(method => method.GetParameters())
            .Any(parameter => parameter.ParameterType == typeof(AuditDb) || parameter.ParameterType == typeof(IServiceScopeFactory)));

    private static IEnumerable<string> Tables()
    {
        using var db = SqlServerStore.Unconnected();
        return [.. db.Model.GetEntityTypes().Select(type => type.GetTableName()!)];
    }

    private async Task<List<string>> RoutesAsync()
    {
        var failed = new List<string>();
        var reader = site.Reader();
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not [var only] || HttpMethods.IsGet(only))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !Path.HasExtension(route) || route.EndsWith(".json", StringComparison.Ordinal) || route.EndsWith(".xml", StringComparison.Ordinal))

            // Without an account there is no way in; what it asks of the store is asked by AccountQuestions.
            .Where(route => !route.StartsWith("/account", StringComparison.Ordinal))
            .Where(route => !route.StartsWith("/admin/jobs", StringComparison.Ordinal) && !route.EndsWith(":file}", StringComparison.Ordinal)).Distinct();
        foreach (var route in routes)
        {
            if (!Addresses.TryGetValue(route, out var addresses))
            {
                failed.Add($"{route} has no address in this test");
                continue;
            }

            foreach (var address in addresses)
            {
                var answer = await reader.GetAsync(address, Cancellation);
                var expected = address.Contains(Missing, StringComparison.Ordinal) || route.StartsWith("/errors", StringComparison.Ordinal)
                    ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                if (answer.StatusCode != expected)
                {
                    failed.Add($"{address} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
                }
            }
        }

        return failed;
    }

    // What each verb, each job and the follower write and read; pages come after, on what the follower has indexed.
    private async Task<List<string>> WritesAsync()
    {
        await Verb.PrepareAsync(site.Services, Cancellation);
        await BundleAsync();
        site.Source.Add("bytes", RecordsBuilder.Small.WithRefused("no. 7", "Its page is unknown.").WithNote("A difference.").WithAlias("Health"));
        var file = Path.Combine(site.DataFolder, "a.pdf");
        await File.WriteAllTextAsync(file, "bytes", Cancellation);
        var loaded = await site.Services.GetRequiredService<Ingestion>().FileAsync(RecordsBuilder.Source, file, "verb", Cancellation);

        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IndexRebuild>().AskAsync(Cancellation);
        await ReindexVerb.RunAsync(site.Services, Cancellation);
        await RunnerAsync(services);
        await LedgerAsync(services.GetRequiredService<FetchLedger>());
        await services.GetRequiredService<FetchReport>().WriteAsync(1, RecordsBuilder.Source, new Collected([], []), Cancellation);
        await ActivatorUtilities.CreateInstance<IndexFollower>(site.Services).CatchUpAsync(Cancellation);
        await site.WriteDataAsync();
        var db = services.GetRequiredService<AuditDb>();
        var desk = services.GetRequiredService<AlertDesk>();
        await desk.RaiseAsync(db, new AlertSignal(AlertSeverity.Error, "cause", "Title", "Detail"), Cancellation);
        await desk.ResolveAsync(db, "cause", Cancellation);
        var post = ActivatorUtilities.CreateInstance<AlertPost>(site.Services);
        await post.RaiseAsync(AlertSignal.Warning("other", "Title", "Detail"));
        await AlertsAsync();
        await services.GetRequiredService<AuditTrail>().RecordAsync(new AuditEntry("thing.done", "subject"), Cancellation);
        await AccountQuestions.AskAsync(site);
        await site.Services.GetRequiredService<StoreSampler>().SampleAsync(Cancellation);
        await CareAsync();
        await QuarantineAsync();
        return loaded.State == RunState.PublishedWithQuarantine ? [] : [loaded.Message];
    }

    private static async Task RunnerAsync(IServiceProvider services)
    {
        // The one canned run names this document.
        var archived = Path.Combine(services.GetRequiredService<IngestPaths>().Archive, TestData.Sha256[..2], TestData.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(archived)!);
        await File.WriteAllTextAsync(archived, "bytes", Cancellation);
        var (due, calendar, jobs) = (
            services.GetRequiredService<DueRuns>(), services.GetRequiredService<SourceCalendar>(), services.GetRequiredService<PipelineJobs>());
        await due.AskAsync(RecordsBuilder.Source, RunTriggers.Admin, "amina", Cancellation);
        await due.AskAgainAsync(1, RunTriggers.DryRun, "amina", Cancellation);
        await due.ClaimAsync(1, "owner", Cancellation);
        await due.EndAsync(1, RunState.Failed, "A sentence.", "A trace.", Cancellation);
        await due.CancelAsync(1, "amina", Cancellation);
        await due.RetryAsync(new IngestRunRow
        {
            SourceId = RecordsBuilder.Source, State = RunState.Failed, Trigger = RunTriggers.Admin, ExtractorVersion = "x", StartedAt = TestData.Now, DueAt = TestData.Now,
        }, Cancellation);
        await jobs.AskAsync(RecordsBuilder.Source, Cancellation);
        await jobs.RunAsync(1, Cancellation);
        await jobs.SweepAsync(Cancellation);
        await using var lease = await services.GetRequiredService<SourceLease>().TakeAsync(RecordsBuilder.Source, TimeSpan.Zero, Cancellation);
        await services.GetRequiredService<Publisher>().RehearseAsync(
            RecordsBuilder.Small.Build(), new HeldDocument(TestData.Sha256, 1, "application/pdf"), Run(RunTriggers.DryRun), lease!, Cancellation);
        await services.GetRequiredService<PipelineActions>().ResumeAsync(RecordsBuilder.Source, Cancellation);
        var db = services.GetRequiredService<AuditDb>();
        await calendar.PrepareAsync(SourceSchedule.All, Cancellation);
        await calendar.PauseAsync(db, RecordsBuilder.Source, "A reason.", Cancellation);
        await calendar.ResumeAsync(db, RecordsBuilder.Source, SourceSchedule.All, Cancellation);
    }

    // A request each: what one tracked is not known to the next.
    private async Task AlertsAsync()
    {
        await InScopeAsync<AlertEditor>(editor => editor.AcknowledgeAsync(1, "amina", "Note.", Cancellation));
        await InScopeAsync<AlertEditor>(editor => editor.ResolveAsync(1, "amina", "Note.", Cancellation));
        await InScopeAsync<AlertEditor>(editor => editor.ReopenAsync(1, "amina", "Note.", Cancellation));
        await InScopeAsync<AlertEditor>(editor => editor.SilenceAsync(1, 1, "amina", "Note.", Cancellation));
        await InScopeAsync<AlertEditor>(editor => editor.TestAsync(Cancellation));
        await InScopeAsync<AlertJobs>(jobs => jobs.HandOutAsync(Cancellation));
        await InScopeAsync<AlertJobs>(jobs => jobs.MailAsync(1, Cancellation));
        await InScopeAsync<MessageReader>(messages => messages.ReadAsync(1, Cancellation));
    }

    private async Task InScopeAsync<T>(Func<T, Task> use) where T : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static async Task LedgerAsync(FetchLedger ledger)
    {
        var address = new Uri("https://example.org/a.pdf");
        await ledger.NoteAsync(RecordsBuilder.Source, address, 200, null, new Validators("\"v1\"", TestData.Now), new ArchivedDocument(TestData.Sha256, 1), Cancellation);
        await ledger.FindAsync(RecordsBuilder.Source, address, Cancellation);
        await ledger.IsHeldAsync(TestData.Sha256, address, Cancellation);
        await ledger.WasReadAsync(RecordsBuilder.Source, TestData.Sha256, Cancellation);
    }

    // A request each: what one tracked is not known to the next.
    private async Task CareAsync()
    {
        var reference = RecordsBuilder.Ref(319);
        await EditAsync(editor => editor.CorrectAsync(new CorrectionRequest(reference, 1, "Note.", new Dictionary<CorrectedField, string?> { [CorrectedField.Summary] = "Ours." }, new Dictionary<int, string>()), Cancellation));
        await EditAsync(editor => editor.WithdrawAsync(reference, 1, "Reason.", Cancellation));
        await EditAsync(editor => editor.RestoreAsync(reference, 1, "Reason.", Cancellation));
        await EditAsync(editor => editor.KeepAsync(reference, "Note.", Cancellation));
        await using var scope = site.Services.CreateAsyncScope();
        Assert.True(FindingReference.TryParse(reference, out var parsed));
        await new EditorialWriter(scope.ServiceProvider.GetRequiredService<AuditDb>()).WriteAsync([new EditorialRecord(parsed, "Ours.")], Cancellation);
    }

    private async Task QuarantineAsync()
    {
        var release = new ReleaseRequest(
            1, "Pending Bills", RecordsBuilder.Health, ReportSection.FinancialStatements, Basis.OtherMatter, 1, 1, null, null, "A text.", ["Kshs.1"], "Note.");
        await JudgeAsync(editor => editor.ReleaseAsync(release, "amina", Cancellation));
        await JudgeAsync(editor => editor.ReleaseFigureAsync(1, new Dictionary<string, string?>(), "Note.", "amina", Cancellation));
        await JudgeAsync(editor => editor.RejectAsync(1, "Reason.", "amina", Cancellation));
        await site.Services.GetRequiredService<RefusedDocuments>().KeepAsync(
            Run(RunTriggers.Verb), new DocumentRefusedException("No."), [new PageText(1, null, "A page.")], Cancellation);
    }

    private static IngestRunRow Run(string trigger) =>
        new() { Id = 1, SourceId = RecordsBuilder.Source, State = RunState.Running, Trigger = trigger, ExtractorVersion = "x", StartedAt = TestData.Now, Sha256 = TestData.Sha256 };

    private async Task JudgeAsync(Func<QuarantineEditor, Task> act)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<QuarantineEditor>());
    }

    private async Task EditAsync(Func<FindingEditor, Task> act)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<FindingEditor>());
    }

    private async Task BundleAsync()
    {
        var bundle = Directory.CreateDirectory(Path.Combine(site.DataFolder, "bundle")).FullName;
        var real = site.Services.GetRequiredService<IngestPaths>();
        Bundles.CopyPlaces(real.Bundle, bundle);
        Bundles.Write(RecordsBuilder.Small, Path.Combine(bundle, RecordsBuilder.Report));
        await ActivatorUtilities.CreateInstance<BundleLoader>(site.Services, real with { Bundle = bundle }).LoadAsync(Cancellation);
    }
}
