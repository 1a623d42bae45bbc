using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace KenyaAudit.Web.Ui;

/// <summary>Shillings in a cell: the short form, and beneath it the exact figure. Null is "not published", or "not loaded" where nothing was read.</summary>
[HtmlTargetElement("amount", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AmountTagHelper : TagHelper
{
    private readonly IStringLocalizer _text;

    public AmountTagHelper(IStringLocalizerFactory text) => _text = text.Create(typeof(SiteText));

    /// <summary>In cents.</summary>
    public long? Cents { get; set; }

    /// <summary>False where the table that would hold the figure was not read.</summary>
    public bool Loaded { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Cents is not { } cents)
        {
            output.Content.SetContent(_text[Loaded ? "not published" : "not loaded"].Value);
            return;
        }

        var (brief, exact) = (Money.Short(cents, _text), Money.Figure(cents));
        output.Content.Append(brief);
        if (brief != exact)
        {
            var small = new TagBuilder("small");
            small.InnerHtml.Append(exact);
            output.Content.AppendHtml(small);
        }
    }
}
