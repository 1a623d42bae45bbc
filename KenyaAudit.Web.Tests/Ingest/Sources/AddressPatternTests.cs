using KenyaAudit.Web.Ingest.Sources;

namespace KenyaAudit.Web.Tests.Ingest.Sources;

public sealed class AddressPatternTests
{
    [Theory]
    [InlineData("/uploads/{yyyy}/{mm}/BOOK-{year}*.pdf", "/uploads/2026/05/BOOK-2024-2025-1.pdf", true)]
    [InlineData("/uploads/{yyyy}/{mm}/BOOK-{year}*.pdf", "/uploads/2026/05/book-2024-25.PDF", true)]
    [InlineData("/uploads/{yyyy}/{mm}/BOOK-{year}*.pdf", "/uploads/2026/13/BOOK-2024-2025.pdf", false)]
    [InlineData("/uploads/{yyyy}/{mm}/BOOK-{year}*.pdf", "/uploads/2026/05/BOOK-final.pdf", false)]
    [InlineData("/uploads/{yyyy}/{mm}/BOOK-{year}*.pdf", "/x/uploads/2026/05/BOOK-2024-2025.pdf", false)]
    [InlineData("/uploads/*.pdf", "/uploads/a/b.pdf", false)]
    [InlineData("/uploads/*.pdf", "/uploads/b.pdfx", false)]
    [InlineData("/download/*/?wpdmdl={id}", "/download/a-report/?wpdmdl=16263", true)]
    [InlineData("/download/*/?wpdmdl={id}", "/download/a-report/?wpdmdl=16263&refresh=1", false)]
    public void A_pattern_fits_the_whole_of_path_and_query(string pattern, string path, bool fits) =>
        Assert.Equal(fits, new AddressPattern(pattern).Matches(new Uri("https://example.org" + path)));

    [Theory]
    [InlineData("uploads/*.pdf")]
    [InlineData("/{day}.pdf")]
    [InlineData("/{yyyy.pdf")]
    [InlineData("/yyyy}.pdf")]
    public void A_pattern_with_a_word_nobody_knows_is_refused(string pattern) =>
        Assert.Throws<FormatException>(() => new AddressPattern(pattern));

    [Theory]
    [InlineData("/2026/05/REPORT-2024-2025-1.pdf", 2025)]
    [InlineData("/download/report-fy-2024-25/?wpdmdl=1", 2025)]
    [InlineData("/download/report-fy-20132014/?wpdmdl=1", 2014)]
    [InlineData("/2025/02/GREEN-BOOK-EXECUTIVES-2024-FINAL-5.3.2025-SIGNED.pdf", null)]
    [InlineData("/report-2024-2026.pdf", null)]
    public void The_year_in_a_name_is_a_hint_where_two_years_follow_each_other(string path, int? endYear) =>
        Assert.Equal(endYear, AddressPattern.YearHint(new Uri("https://example.org" + path))?.EndYear);
}
