using Microsoft.Playwright;

namespace KenyaAudit.E2E.Pages;

/// <summary>The dashboard of the jobs, at its schedule.</summary>
internal sealed class JobsPage(IPage page)
{
    public ILocator Row(string jobId) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = jobId });

    public static async Task<JobsPage> OpenAsync(IPage page)
    {
        await page.GotoAsync("admin/jobs/recurring");
        return new JobsPage(page);
    }

    public async Task TriggerAsync(string jobId)
    {
        await Row(jobId).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync();
    }
}
