using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace KenyaAudit.Web.Pages.Admin.Audit;

/// <summary>The audit trail as CSV (RFC 4180, UTF-8), row by row as it is read. What a spreadsheet would take for a formula is marked as text.</summary>
internal sealed class AuditCsv(IAsyncEnumerable<AuditItem> items) : IActionResult
{
    private static readonly CsvConfiguration Safe = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = "attachment; filename=audit-trail.csv";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await using var csv = new CsvWriter(new StreamWriter(http.Response.Body, new UTF8Encoding(false)), Safe);
        foreach (var name in (string[])["sequence", "at", "actor", "action", "subject", "from_address", "reason", "before", "after", "hash"])
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
        await foreach (var item in items.WithCancellation(http.RequestAborted))
        {
            csv.WriteField(item.Sequence);
            foreach (var text in (string?[])[Nairobi.Machine(item.At), item.Actor, item.Action, item.Subject, item.FromAddress, item.Reason, item.Before, item.After, item.Hash])
            {
                csv.WriteField(text);
            }

            await csv.NextRecordAsync();
        }
    }
}
