using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KenyaAudit.Web.Ui;

/// <summary>Writes a report as a block of JSON-LD. A data block is not executed, so the Content-Security-Policy lets it be.</summary>
[HtmlTargetElement("report-block", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ReportBlockTagHelper : TagHelper
{
    /// <summary>From <see cref="ReportBlock.ToJson"/>.</summary>
    public string Json { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        // Not as a string: the plus sign would be written as a reference, which not every robot reads.
        output.Attributes.SetAttribute("type", new HtmlContentBuilder().AppendHtml("application/ld+json"));
        output.Content.SetHtmlContent(Json);
    }
}
