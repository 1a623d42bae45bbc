using System.Text;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Etl.Sources;

public sealed class RefusalTests
{
    private static ReportPdf Good => Books.Small(Books.Finding(1, "Boats"));

    [Fact]
    public void An_empty_file() => Assert.Contains("empty", Books.Refusal([]), StringComparison.Ordinal);

    [Fact]
    public void A_web_page_named_pdf() => Assert.Contains("web page", Books.Refusal(Encoding.UTF8.GetBytes("<!DOCTYPE html><title>Not found</title>")), StringComparison.Ordinal);

    [Fact]
    public void A_file_of_another_kind() => Assert.Contains("not a PDF", Books.Refusal([0x50, 0x4b, 3, 4, 5, 6]), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void A_file_cut_short(double part)
    {
        var whole = Good.ToBytes();
        Assert.Contains("truncated", Books.Refusal(whole[..(int)(whole.Length * part)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void The_real_report_cut_short(double part)
    {
        var whole = File.ReadAllBytes(Corpus.Path("oag-national-government-2020-2021.pdf"));
        Assert.Contains("truncated", Books.Refusal(whole[..(int)(whole.Length * part)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_file()
    {
        // The trailer stands behind the cross-reference table, so a longer one moves nothing.
        var open = Encoding.Latin1.GetString(Good.ToBytes());
        var at = open.LastIndexOf("/Root", StringComparison.Ordinal);
        var key = string.Concat(Enumerable.Repeat("A5", 32));
        var locked = open.Insert(at, $"/ID [<{key}> <{key}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> ");
        Assert.Contains("encrypted", Books.Refusal(Encoding.Latin1.GetBytes(locked)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_without_text() => Assert.Contains("no text layer", Books.Refusal(new ReportPdf().Page(null).Page(null).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void A_report_on_counties()
    {
        var pdf = new ReportPdf().Page(null, "# REPORT OF THE AUDITOR-GENERAL ON COUNTY GOVERNMENTS", "# COUNTY EXECUTIVES", "# FOR THE YEAR 2020/2021")
            .Page(1, ["# COUNTY EXECUTIVE OF KISUMU - NO.42", "", "# REPORT ON THE FINANCIAL STATEMENTS", "", "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Boats")]);
        Assert.Contains("count", Books.Refusal(pdf.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_that_is_no_audit_report() =>
        Assert.Contains("not an audit report", Books.Refusal(new ReportPdf().Page(1, "# COUNTY FISCAL STRATEGY PAPER", "", Books.Body, Books.Body).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void A_year_that_the_chapters_contradict()
    {
        var pdf = new ReportPdf().TitlePage("2018/2019").Page(1, [.. Books.Vote, "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Boats"), .. Books.Finding(2, "Nets")]);
        Assert.Contains("2018/19", Books.Refusal(pdf.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_is_none()
    {
        var pdf = new ReportPdf().TitlePage("2020/2023").Page(1, [.. Books.Vote, "# Basis for Qualified Opinion", "", .. Books.Finding(1, "Boats")]);
        Assert.Contains("2020/2023", Books.Refusal(pdf.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_comes_twice() =>
        Assert.Contains("comes twice", Books.Refusal(Books.Small([.. Books.Finding(8, "Boats"), .. Books.Finding(9, "Nets"), .. Books.Finding(9, "Oars"), .. Books.Finding(10, "Sails")]).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void A_number_that_comes_again_later() =>
        Assert.Contains("comes twice", Books.Refusal(Books.Small([.. Books.Finding(8, "Boats"), .. Books.Finding(9, "Nets"), .. Books.Finding(10, "Oars"), .. Books.Finding(8, "Sails"), .. Books.Finding(11, "Masts")]).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void A_report_without_numbered_paragraphs() =>
        Assert.Contains("numbered paragraph", Books.Refusal(Books.Small(Books.Body).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void The_fiscal_strategy_paper_of_the_corpus() =>
        Assert.Contains("not an audit report", Books.Refusal(File.ReadAllBytes(Corpus.Path("kisumu-county-fiscal-strategy-paper-2023-24.pdf"))), StringComparison.Ordinal);
}
