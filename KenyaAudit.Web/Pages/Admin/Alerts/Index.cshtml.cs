using KenyaAudit.Web.Access;
using KenyaAudit.Web.Alerts;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.Admin.Alerts;

/// <summary>The alerts, narrowed by source, state and severity, and the channels with a trial of each.</summary>
[Authorize(Policy = Policies.Viewer)]
[PostPolicy(Policies.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(AlertsQuery query, AlertEditor editor) : PageModel
{
    /// <summary>In the address: resolved ones too.</summary>
    public const string AnyState = "any";

    public AlertList List { get; private set; } = null!;

    public PageLinks Links { get; private set; } = null!;

    public IReadOnlyList<string> Sources { get; private set; } = [];

    public IReadOnlyList<ChannelItem> Channels { get; private set; } = [];

    public AlertFilter Filter { get; private set; } = null!;

    public bool MayAct { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(string? source, string? state, string? severity, string? p, CancellationToken cancellation)
    {
        MayAct = await editor.MayActAsync(User);
        Sources = await query.SourcesAsync(cancellation);
        Channels = await query.ChannelsAsync(cancellation);
        Filter = new AlertFilter(
            Sources.FirstOrDefault(id => id == source), Named<AlertState>(state), Named<AlertSeverity>(severity), state != AnyState && Named<AlertState>(state) is null);
        List = await query.ListAsync(Filter, PageLinks.Number(p), cancellation);
        Links = new PageLinks(SystemCauses.AlertsPage, [.. Kept()], List.Page, List.Pages);
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellation)
    {
        if (!await editor.MayActAsync(User))
        {
            return Forbid();
        }

        await editor.TestAsync(cancellation);
        Said = "A trial was sent to each channel. Look again for the answers.";
        return Redirect(SystemCauses.AlertsPage);
    }

    private static T? Named<T>(string? word) where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var found) && Enum.IsDefined(found) ? found : null;

    private IEnumerable<(string, string)> Kept()
    {
        if (Filter.Source is { } source)
        {
            yield return ("source", source);
        }

        if (Filter.State is { } state)
        {
            yield return ("state", state.ToString());
        }
        else if (!Filter.Lasting)
        {
            yield return ("state", AnyState);
        }

        if (Filter.Severity is { } severity)
        {
            yield return ("severity", severity.ToString());
        }
    }
}
