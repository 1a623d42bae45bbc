using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Validate;

/// <summary>Each check of a whole document, both ways: what passes, what warns, what blocks.</summary>
public sealed class DocumentCheckTests
{
    private static readonly string[] Basis = ["# Basis for Qualified Opinion", ""];

    [Fact]
    public void A_sound_book_passes_every_check_but_those_of_its_size()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(1, "Boats"), .. Books.Finding(2, "Nets")]));

        Assert.Equal(["page-count", "record-count"], records.Checks.Where(check => !check.Passed).Select(check => check.Name));
        Assert.Equal(new Coverage(1, 2, false), records.Coverage);
        Assert.Equal("2 read = 2 findings + 0 clean statements + 0 set aside", Check(records, "records-accounted").Figures);
        Assert.Equal(records.Checks.Count, records.Checks.Select(check => check.Name).Distinct().Count());
    }

    [Fact]
    public void A_page_without_text_warns_with_its_number()
    {
        var records = Books.Read(Books.Small(Books.Finding(1, "Boats")).Page(null).Page(null).Page(4, Books.Finding(2, "Nets")));

        Assert.Equal((false, CheckLevel.Warn, "No text on PDF pages 3 to 4."), Of(records, "pages-with-text"));
    }

    [Fact]
    public void A_scan_is_refused_and_its_checks_are_kept()
    {
        var refusal = Refused(new ReportPdf().Page(null).Page(null));

        Assert.Contains(refusal.Checks, check => check is { Name: "text-layer", Blocks: true });
    }

    [Theory]
    [InlineData("2020/2021", "30 JUNE, 2020")]
    [InlineData("2021-2022", "30 JUNE, 2021")]
    public void Chapters_headed_with_another_year_than_the_title_page_block(string title, string heading)
    {
        var refusal = Refused(new ReportPdf().TitlePage(title).Page(1, ["# MINISTRY OF LAKES - VOTE 1099", $"# FOR THE YEAR ENDED {heading}", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", .. Basis, .. Books.Finding(1, "Boats", "The boats leak.")]));

        Assert.Contains("but the chapters report on", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.Checks, check => check is { Name: "year", Blocks: true });
        Assert.Contains(refusal.Checks, check => check is { Name: "text-layer", Passed: true });
    }

    [Fact]
    public void One_stray_heading_among_many_warns()
    {
        string[] Chapter(int number, int year) =>
            [$"# MINISTRY OF LAKES NUMBER {(char)('A' + number)} - VOTE {1099 + number}", $"# FOR THE YEAR ENDED 30 JUNE, {year}", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", .. Basis, .. Books.Finding(number, "Boats", "The boats leak.")];
        var records = Books.Read(new ReportPdf().TitlePage().Page(1, Chapter(1, 2021)).Page(2, Chapter(2, 2021)).Page(3, Chapter(3, 2020)));

        Assert.Equal((false, CheckLevel.Warn, "Some chapter headings name other years than 2020/21."), Of(records, "chapter-years"));
        Assert.True(Check(records, "year").Passed);
    }

    [Theory]
    [InlineData("2024-2025", "30 June, 2025", "2024/25")]
    [InlineData("2022/2023", "30 June 2023", "2022/23")]
    [InlineData("ENDED 30 JUNE, 2024", "30 June, 2024", "2023/24")]
    public void Books_of_other_years_pass(string title, string text, string year)
    {
        var records = Books.Read(new ReportPdf().TitlePage(title).Page(1, [.. Books.Vote, .. Basis, .. Books.Finding(1, "Boats", $"The boats bought in the year ended {text} leak.")]));

        Assert.Equal(year, records.Report.Year.ToString());
        Assert.True(Check(records, "title-page").Passed);
    }

    [Fact]
    public void A_missing_title_page_warns_and_the_chapters_give_the_year()
    {
        var records = Books.Read(new ReportPdf().Page(1, [.. Books.Vote, .. Basis, .. Books.Finding(1, "Boats")]));

        Assert.Equal((false, CheckLevel.Warn, "No title page names the series and the financial year: the chapters were asked instead."), Of(records, "title-page"));
        Assert.Equal("2020/21", records.Report.Year.ToString());
    }

    [Fact]
    public void A_book_without_any_year_blocks()
    {
        var refusal = Refused(new ReportPdf().Page(1, [.. Books.Vote, .. Basis, .. Books.Finding(1, "Boats", "The boats leak.")]));

        Assert.Equal("Neither the title page nor a chapter names a financial year.", refusal.Message);
    }

    [Fact]
    public void A_county_volume_is_sent_to_the_source_that_reads_it()
    {
        string[] chapter = ["# COUNTY ASSEMBLY OF NYAMIRA - NO.46", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", .. Basis, .. Books.Finding(1, "Boats")];
        var titled = new ReportPdf().Page(null, "# REPORT OF THE AUDITOR-GENERAL", "# ON THE COUNTY GOVERNMENTS", "# COUNTY ASSEMBLIES", "# FOR THE YEAR 2020/2021");

        Assert.Contains("It belongs to the source oag-county-assemblies.", Refused(titled.Page(1, chapter)).Message, StringComparison.Ordinal);
        Assert.Contains("read by the source oag-county-assemblies", Refused(new ReportPdf().Page(1, chapter)).Message, StringComparison.Ordinal);
        Assert.Contains("It belongs to the source oag-national.", Assert.Throws<DocumentRefusedException>(() => Books.Read(Books.Small(Books.Finding(1, "Boats")).ToBytes(), OagVolumeSource.CountyAssemblies)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_chapter_of_an_assembly_in_a_national_volume_blocks()
    {
        var refusal = Refused(Books.Small(Books.Finding(1, "Boats")).Page(2, ["# COUNTY ASSEMBLY OF NYAMIRA - NO.46", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", .. Basis, .. Books.Finding(2, "Nets")]));

        Assert.Contains(refusal.Checks, check => check is { Name: "series-chapters", Blocks: true });
        Assert.Contains(refusal.Checks, check => check is { Name: "series-title", Passed: true });
    }

    [Fact]
    public void A_number_twice_blocks_and_says_where()
    {
        var refusal = Refused(Books.Small([.. Books.Finding(8, "Boats"), .. Books.Finding(9, "Nets"), .. Books.Finding(9, "Oars"), .. Books.Finding(10, "Sails")]));

        Assert.Equal("9 (PDF page 2)", Assert.Single(refusal.Checks, check => check.Name == "paragraph-numbers").Figures);
        Assert.Contains(refusal.Checks, check => check is { Name: "series-title", Passed: true });
    }

    [Fact]
    public void An_excerpt_past_one_with_a_gap_is_published_as_partial()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(41, "Boats"), .. Books.Finding(42, "Nets"), .. Books.Finding(44, "Oars"), .. Books.Finding(45, "Sails")]));

        Assert.Equal(new Coverage(41, 45, true), records.Coverage);
        Assert.Equal((false, CheckLevel.Warn, "Numbers missing: 43."), Of(records, "paragraph-gaps"));
        Assert.Equal((false, CheckLevel.Warn, "Numbering begins at 41: the document is an excerpt."), Of(records, "paragraph-start"));
    }

    [Fact]
    public void A_book_whose_contents_list_chapters_that_are_not_in_it_is_partial()
    {
        string[] contents = ["1099 Ministry of Lakes ........ 1", "1100 Ministry of Rivers ........ 9", "1101 Ministry of Springs ........ 12"];
        var records = Books.Read(new ReportPdf().TitlePage().Page(null, contents).Page(1, [.. Books.Vote, .. Basis, .. Books.Finding(1, "Boats")]));

        Assert.Equal(new Coverage(1, 1, true), records.Coverage);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(5, false)]
    [InlineData(400, false)]
    public void Only_a_distance_that_page_one_does_not_explain_warns(int printed, bool passes)
    {
        var records = Books.Read(new ReportPdf().TitlePage().Page(printed, [.. Books.Vote, .. Basis, .. Books.Finding(1, "Boats")]).Page(printed + 1, Books.Finding(2, "Nets")));

        Assert.Equal((passes, CheckLevel.Warn), (Check(records, "page-offset").Passed, Check(records, "page-offset").Level));
        Assert.Equal(2, records.Findings.Count);
    }

    [Fact]
    public void Several_distances_between_printed_and_file_pages_warn()
    {
        var records = Books.Read(new ReportPdf().TitlePage().Page(1, [.. Books.Vote, .. Basis, .. Books.Finding(1, "Boats")]).Page(7, Books.Finding(2, "Nets")));

        Assert.Contains("2 distances", Check(records, "page-offset").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_that_cannot_be_read_is_kept_as_printed_and_told()
    {
        var records = Books.Read(Books.Small(Books.Finding(1, "Boats", "The ministry paid Kshs.12,34,567 in the year ended 30 June, 2021.")));

        Assert.Null(Assert.Single(records.Findings[0].Amounts).Cents);
        Assert.Equal("1: Kshs.12,34,567 (1)", Check(records, "amounts-read").Figures);
    }

    [Fact]
    public void Appendices_that_list_other_opinions_than_the_chapters_carry_warn()
    {
        var records = Books.Read(Books.Small(Books.Finding(1, "Boats")).Page(2, "# Appendix A: Unmodified Opinion", "1. Ministry of Lakes"));

        Assert.False(Check(records, "opinion-totals").Passed);
        Assert.Contains("unmodified: 1 listed, 0 in chapters; qualified: 0 listed, 1 in chapters", Check(records, "opinion-totals").Figures, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_above_the_first_heading_of_an_excerpt_are_set_aside_with_their_text()
    {
        var records = Books.Read(new ReportPdf().Page(7, [.. Books.Finding(41, "Boats"), .. Books.Finding(42, "Nets"), .. Books.Lawfulness, "# Basis for Conclusion", "", .. Books.Finding(43, "Oars")])
            .Page(8, [.. Books.Vote, .. Basis, .. Books.Finding(44, "Sails")]));

        Assert.Equal(["ng-2020-21-41", "ng-2020-21-42", "ng-2020-21-43"], records.Refused.Select(refused => refused.Key));
        Assert.Equal(["Boats", "Nets", "Oars"], records.Refused.Select(refused => refused.Draft!.Title));
        Assert.Equal([44], records.Findings.Select(finding => finding.Number));
        Assert.Equal(new Coverage(41, 44, true), records.Coverage);
        Assert.True(Check(records, "records-accounted").Passed);
        Assert.True(Check(records, "paragraph-gaps").Passed);
    }

    [Fact]
    public void A_title_without_text_is_set_aside_as_it_was_read_and_the_rest_goes_on()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(1, "Boats"), "# 2.   Nets", "", .. Books.Finding(3, "Oars")]));

        var refused = Assert.Single(records.Refused);
        Assert.Equal(("ng-2020-21-2", "The paragraph has a title and no text.", "ministry-of-lakes"), (refused.Key, Assert.Single(refused.Reasons), refused.Draft!.EntitySlug));
        Assert.Equal([1, 3], records.Findings.Select(finding => finding.Number));
        Assert.Equal("3 read = 2 findings + 0 clean statements + 1 set aside", Check(records, "records-accounted").Figures);
        Assert.False(Check(records, "records-set-aside").Passed);
    }

    [Fact]
    public void A_paragraph_lost_on_the_way_blocks()
    {
        var records = Books.Read(Books.Small([.. Books.Finding(1, "Boats"), .. Books.Finding(2, "Nets")]));

        var refusal = Assert.Throws<DocumentRefusedException>(() => OagVolumeSource.National.Validate(records with { Paragraphs = 3, Checks = [] }));

        Assert.Contains(refusal.Checks, check => check is { Name: "records-accounted", Blocks: true });
    }

    private static DocumentRefusedException Refused(ReportPdf pdf) => Assert.Throws<DocumentRefusedException>(() => Books.Read(pdf.ToBytes()));

    private static CheckResult Check(ReportRecords records, string name) => Assert.Single(records.Checks, check => check.Name == name);

    private static (bool, CheckLevel, string) Of(ReportRecords records, string name)
    {
        var check = Check(records, name);
        return (check.Passed, check.Level, check.Sentence);
    }
}
