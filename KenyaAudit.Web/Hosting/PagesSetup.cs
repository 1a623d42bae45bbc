using KenyaAudit.Web.Pages.About;
using KenyaAudit.Web.Pages.Admin;
using KenyaAudit.Web.Pages.Admin.Accounts;
using KenyaAudit.Web.Pages.Admin.Audit;
using KenyaAudit.Web.Pages.Admin.Alerts;
using KenyaAudit.Web.Pages.Admin.Findings;
using KenyaAudit.Web.Pages.Admin.Pipeline;
using KenyaAudit.Web.Pages.Admin.Quarantine;
using KenyaAudit.Web.Pages.Counties;
using KenyaAudit.Web.Pages.Documents;
using KenyaAudit.Web.Pages.Entities;
using KenyaAudit.Web.Pages.Findings;
using KenyaAudit.Web.Pages.Home;
using KenyaAudit.Web.Pages.Reports;
using KenyaAudit.Web.Pages.Search;
using KenyaAudit.Web.Pages.Shared;
using KenyaAudit.Web.Pages.Status;

namespace KenyaAudit.Web.Hosting;

internal static class PagesSetup
{
    /// <summary>The queries of the public pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton<SiteState>()
        .AddScoped<SearchReader>()
        .AddScoped<SearchNames>()
        .AddScoped<SearchQuery>()
        .AddScoped<HomeQuery>()
        .AddScoped<FindingQuery>()
        .AddScoped<SimilarQuery>()
        .AddScoped<MissingFindingQuery>()
        .AddScoped<HistoryQuery>()
        .AddScoped<RepeatQuery>()
        .AddScoped<RemovalsQuery>()
        .AddScoped<FlaggedQuery>()
        .AddScoped<FindingEditor>()
        .AddScoped<EntityListQuery>()
        .AddScoped<EntityQuery>()
        .AddScoped<CountyReportsQuery>()
        .AddScoped<CountyListQuery>()
        .AddScoped<CountyQuery>()
        .AddScoped<CompareQuery>()
        .AddScoped<DocumentListQuery>()
        .AddScoped<DocumentQuery>()
        .AddScoped<ReportQuery>()
        .AddScoped<StatusQuery>()
        .AddScoped<AdminHomeQuery>()
        .AddScoped<QuarantineQuery>()
        .AddScoped<QuarantineEditor>()
        .AddScoped<PipelineQuery>()
        .AddScoped<PipelineActions>()
        .AddScoped<AccountListQuery>()
        .AddScoped<AuditQuery>()
        .AddScoped<AlertsQuery>()
        .AddScoped<AlertEditor>();
}
