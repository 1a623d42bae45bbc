using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KenyaAudit.Web.Ui;

/// <summary>A block of JSON-LD for machines that read the page. It is data: no browser runs it, and the content security policy lets it pass.</summary>
[HtmlTargetElement("linked-data", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LinkedDataTagHelper : TagHelper
{
    public JsonObject Value { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "application/ld+json");

        // The default encoder writes "<", ">" and "&" as escapes, so no value can end the element.
        output.Content.SetHtmlContent(Value.ToJsonString());
    }
}
