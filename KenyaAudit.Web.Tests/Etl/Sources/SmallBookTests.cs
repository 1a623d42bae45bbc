using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Sources;

public sealed class SmallBookTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_book_of_one_vote_and_one_project_is_read_whole(bool plain)
    {
        var pdf = new ReportPdf().TitlePage().Page(
            1, [.. Books.Vote, "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Unsupported Purchase of Boats"), .. Books.Lawfulness, "# Conclusion", "", Books.Clean(2), .. Books.Controls, "# Conclusion", "", Books.Clean(3, "controls")])
            .Page(2, ["# DONOR FUNDED PROJECTS", "", "# LAKE SHORE PROJECT (IDA CREDIT NO. 1234-KE) - COUNTY", "# GOVERNMENT OF KISUMU", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", "# Unmodified Opinion", "", Books.Clean(4, "the statements"), "", "# Other Matter", "", .. Books.Finding(5, "Budgetary Control")]);

        var records = Books.Read(plain ? pdf.Plain() : pdf);

        Assert.Equal([1, 5], records.Findings.Select(finding => finding.Number));
        Assert.Equal([2, 3, 4], records.CleanStatements.Select(clean => clean.Number));
        Assert.Equal(["Ministry of Lakes", "Lake Shore Project (IDA Credit No. 1234-KE) - County Government of Kisumu"], records.Entities.Select(entity => entity.Name));
        var project = records.Entities[1];
        Assert.Equal((EntityKind.SubEntity, "1099", "ministry-of-lakes", 42), (project.Kind, project.Vote, project.ParentSlug, project.CountyCode));
        var finding = records.Findings[0];
        Assert.Equal(("ng-2020-21-1", "Unsupported Purchase of Boats", Basis.QualifiedOpinion, Opinion.Qualified), (finding.Reference.Value, finding.Title, finding.Basis, finding.Opinion!.Value));
        Assert.Equal((2, "1"), (finding.Pages.PdfPage, finding.Pages.PrintedPage));
        Assert.Equal(Books.Body, finding.Body);
        Assert.Equal((Basis.OtherMatter, Opinion.Unmodified), (records.Findings[1].Basis, records.Findings[1].Opinion!.Value));
    }

    [Fact]
    public void An_excerpt_may_begin_past_one_and_skip_a_number_and_says_so()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(41, "Boats"), .. Books.Finding(42, "Nets"), .. Books.Finding(44, "Oars"), .. Books.Finding(45, "Sails")]));

        Assert.Equal([41, 42, 44, 45], records.Findings.Select(finding => finding.Number));
        Assert.Contains("Numbering begins at 41: the document is an excerpt.", records.Notes);
        Assert.Contains("Number 43 is missing.", records.Notes);
    }

    [Fact]
    public void Without_a_title_page_the_year_is_that_of_the_chapters()
    {
        var records = Books.Read(new ReportPdf().Page(1, [.. Books.Vote, "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Boats")]));

        Assert.Equal("2020/21", records.Report.Year.ToString());
        Assert.Contains(records.Notes, note => note.Contains("title page", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_on_the_year_before_does_not_contradict_the_title()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(1, "Boats", "As reported for the previous year ended 30 June, 2020, the boats leak.")]));
        Assert.Equal("2020/21", records.Report.Year.ToString());
    }

    [Fact]
    public void A_table_that_counts_again_from_one_stays_in_its_paragraph()
    {
        var records = Books.Read(Books.Small([
            .. Books.Finding(1, "Boats"), "# 2.   Unresolved Prior Year Matters", "", "The ministry has not settled these matters of the year before:",
            "| No. | Matter", "| 1. | Boats", "| 2. | Nets", "| 3. | Oars", "", .. Books.Finding(3, "Sails")]));

        Assert.Equal(["Boats", "Unresolved Prior Year Matters", "Sails"], records.Findings.Select(finding => finding.Title));
        Assert.Contains("Oars", records.Findings[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_over_two_lines_and_a_sentence_over_two_pages_are_joined()
    {
        var pdf = new ReportPdf().TitlePage()
            .Page(1, [.. Books.Vote, "# Basis for Qualified Opinion", "", "# 1.   Failure to Keep a Register of All Boats, Nets and Oars Held at", "# the Stations of the Northern Shore", "", "The ministry keeps no register of the boats it holds at its stations and paid a sum of", "Kshs."])
            .Page(2, ["7,500,000 for repairs without one.", "", "# Other Matter", "", .. Books.Finding(2, "Nets")]);

        var finding = Books.Read(pdf).Findings[0];

        Assert.Equal("Failure to Keep a Register of All Boats, Nets and Oars Held at the Stations of the Northern Shore", finding.Title);
        Assert.Equal((2, 3), (finding.Pages.PdfPage, finding.Pages.PdfPageLast));
        Assert.Contains(finding.Amounts, amount => amount.Cents == 750_000_000);
    }

    [Fact]
    public void A_misprinted_heading_still_heads_its_findings()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(1, "Boats"), .. Books.Lawfulness, "# Basis of Conclusion", "", .. Books.Finding(2, "Nets")]));

        Assert.Equal((ReportSection.Lawfulness, Basis.Conclusion), (records.Findings[1].Section, records.Findings[1].Basis));
    }

    [Fact]
    public void Later_books_head_key_audit_matters_and_other_information()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(1, "Boats"), "# Key Audit Matters", "", .. Books.Finding(2, "Nets"), "# Other Information", "", .. Books.Finding(3, "Oars")]));

        Assert.Equal([Basis.QualifiedOpinion, Basis.KeyAuditMatter, Basis.OtherMatter], records.Findings.Select(finding => finding.Basis));
    }

    [Fact]
    public void What_opens_like_a_clean_statement_and_states_a_matter_is_a_finding()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(1, "Boats"), .. Books.Lawfulness, "# Conclusion", "", Books.Clean(2) + " However, boats worth Kshs.300,000 were not seen."]));

        Assert.Equal([1, 2], records.Findings.Select(finding => finding.Number));
        Assert.Empty(records.CleanStatements);
    }

    [Fact]
    public void Numbered_sub_paragraphs_are_kept_with_their_numbers()
    {
        var finding = Books.Read(Books.Small(["# 7.   Boats", "", "Two things were seen.", "", "# 7.1   Engines", "", "No engine worked.", "", "# 7.2   Hulls", "", "No hull was dry."])).Findings[0];

        Assert.Equal(["7.1", "7.2"], finding.SubParagraphs.Select(sub => sub.Number));
        Assert.Equal(["Engines", "Hulls"], finding.SubParagraphs.Select(sub => sub.Title));
    }

    [Fact]
    public void Text_drawn_off_the_page_and_running_headers_are_no_part_of_a_finding()
    {
        string[] head = ["REPORT OF THE AUDITOR-GENERAL ON LAKES"];
        var pdf = new ReportPdf().TitlePage()
            .Page(1, [.. head, .. Books.Vote, "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Boats"), "^ stray words"])
            .Page(2, [.. head, .. Books.Finding(2, "Nets")]).Page(3, [.. head, .. Books.Finding(3, "Oars")]).Page(4, [.. head, .. Books.Finding(4, "Sails")]);

        var text = string.Join('\n', Books.Read(pdf).Findings.Select(finding => finding.Title + finding.Body));

        Assert.DoesNotContain("stray", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AUDITOR", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_bytes_give_the_same_records()
    {
        var document = Books.Small([.. Books.Finding(1, "Boats"), .. Books.Finding(2, "Nets")]).ToBytes();

        Assert.Equal(Flat(document), Flat(document));

        static string Flat(byte[] bytes) => string.Join('\n', Books.Read(bytes).Findings.Select(finding => $"{finding.Reference} {finding.Title} {finding.Category} {finding.Body}"));
    }
}
