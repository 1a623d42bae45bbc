using System.Globalization;
using System.Text.Json.Nodes;

namespace KenyaAudit.Web.Ui;

/// <summary>A report or a part of one as search engines read it (schema.org/Report). What is not known is left out.</summary>
internal sealed record ReportBlock(string Name, string Url, string Author, string Number)
{
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Title of the whole report where this is a part of it.</summary>
    public string? PartOf { get; init; }

    /// <summary>Who was audited.</summary>
    public string? About { get; init; }

    /// <summary>Safe inside a script element: the default encoder escapes "&lt;" and "&amp;".</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Report",
            ["name"] = Name,
            ["url"] = Url,
            ["reportNumber"] = Number,
            ["inLanguage"] = "en",
            ["author"] = new JsonObject { ["@type"] = "Organization", ["name"] = Author },
        };
        if (PublishedOn is { } day)
        {
            json["datePublished"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (PartOf is not null)
        {
            json["isPartOf"] = new JsonObject { ["@type"] = "Report", ["name"] = PartOf };
        }

        if (About is not null)
        {
            json["about"] = new JsonObject { ["@type"] = "Organization", ["name"] = About };
        }

        return json.ToJsonString();
    }
}
