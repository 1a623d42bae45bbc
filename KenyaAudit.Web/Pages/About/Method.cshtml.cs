using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.About;

[PublicAnswer(AnswerSource.Store)]
internal sealed class MethodModel : PageModel
{
    /// <summary>How a county figure can come about: a name, what it means, and whether the figure itself is printed.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning, bool Printed)> Methods =
    [
        ("Published table", "The figure stands in a table in the body of the report, in the row of the county.", true),
        ("Published annex", "The figure stands in a table of an annex to the report, in the row of the county.", true),
        ("Annex ratio", "The share was worked out from two amounts that an annex prints, because the share itself is not printed.", false),
        ("Derived", "The figure was worked out from other printed figures of the same county and year, such as spending divided by budget.", false),
    ];

    public static readonly IReadOnlyList<string> Steps =
    [
        "The file is taken in as it is and named by the checksum of its bytes. Nothing in it is changed.",
        "The words of each page are read with their places on it. Running headers and page numbers are set aside.",
        "Headings tell which entity, which part of the report and which kind of matter the paragraphs below belong to.",
        "A numbered paragraph that reports a matter becomes a finding. One that says there was nothing to report is counted apart as a clean statement.",
        "The printed number makes the reference, which never changes. A number that occurs twice stops the whole document.",
        "Money is read as printed. A stated rule chooses the one amount the finding is about; the others are kept as context.",
        "What cannot be read for certain is set aside for a person and not shown.",
        "The document is published as a whole or not at all. A finding that changes later gets a new version; the old one stays.",
    ];

    public static readonly IReadOnlyList<(string Name, string Meaning)> Errors =
    [
        ("Tables", "Tables printed inside a finding are kept as rows of text: columns may run together, and a row may join the sentence beside it."),
        ("Amount in question", "It is chosen by a rule from the words around the amounts and the title. The rule can choose a neighbour of the amount the auditor meant, or none."),
        ("Unclear figures", "An amount printed with a stray space or a missing digit is shown as printed and has no value."),
        ("Names", "An entity is named as the nearest heading names it. The list of opinions may print the same name differently; both are kept."),
        ("Opinions", "The list of opinions and the heading of a chapter may differ. The list counts here, and the page says where the heading differs."),
        ("Subjects", "The subject of a finding is chosen by words in its title and text. It is a help for searching, not a judgement."),
        ("Pages", "The printed page and the page of the file differ. Both are given where the page prints a number."),
    ];
}
