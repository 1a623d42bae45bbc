using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KenyaAudit.Web.Ui;

/// <summary>Writes a text, encoded, with a link to the glossary where a term stands for the first time on the page. Not for use inside a link.</summary>
[HtmlTargetElement("terms", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TermsTagHelper : TagHelper
{
    private static readonly object Named = new();

    public string? Text { get; set; }

    /// <summary>The text names this term, however it is spelt.</summary>
    public string? Term { get; set; }

    /// <summary>Classes of the link, or of a span where the term was linked before.</summary>
    public string? Class { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (string.IsNullOrEmpty(Text))
        {
            return;
        }

        var items = View.HttpContext.Items;
        if (items[Named] is not HashSet<string> named)
        {
            items[Named] = named = new HashSet<string>(StringComparer.Ordinal);
        }

        List<TermPart> parts = Term is null ? Glossary.Finder.Cut(Text, named) : [new TermPart(Text, named.Add(Term) ? Term : null)];
        foreach (var part in parts)
        {
            if (part.Slug is null && Class is null)
            {
                output.Content.Append(part.Text);
            }
            else
            {
                output.Content.AppendHtml(Tag(part));
            }
        }
    }

    private TagBuilder Tag(TermPart part)
    {
        var tag = new TagBuilder(part.Slug is null ? "span" : "a");
        if (part.Slug is not null)
        {
            tag.MergeAttribute("href", SiteLinks.Term(part.Slug));
        }

        if (Class is not null)
        {
            tag.AddCssClass(Class);
        }

        tag.InnerHtml.Append(part.Text);
        return tag;
    }
}
