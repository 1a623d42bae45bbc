using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KenyaAudit.Web.Ui;

/// <summary>A plain link to another state of the results; htmx only makes it smoother. Target and swap are inherited from the section.</summary>
[HtmlTargetElement("a", Attributes = AddressAttribute)]
public sealed class ResultsLinkTagHelper : TagHelper
{
    private const string AddressAttribute = "results-href";

    [HtmlAttributeName(AddressAttribute)]
    public string Address { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("href", Address);
        output.Attributes.SetAttribute("hx-get", Address);
        // Read by site.js: the reader asked to move, so focus goes along.
        output.Attributes.SetAttribute("data-focus-after", "#results");
    }
}
