using System.Text;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Web.Tests.Etl.Bundle;

public sealed class FactsTests
{
    private static readonly ReportRecords Records = Books.Read(Books.Small([.. Books.Finding(1, "Boats"), .. Books.Finding(2, "Nets"), .. Books.Lawfulness, "# Conclusion", "", Books.Clean(3)]));

    private static Dictionary<string, byte[]> Write(ReportRecords records)
    {
        var files = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        FactsWriter.Write(records, new string('a', 64), "1", name => files[name] = new MemoryStream());
        return files.ToDictionary(file => file.Key, file => file.Value.ToArray());
    }

    private static ReportRecords Read(Dictionary<string, byte[]> files) => FactsReader.Read(name => new MemoryStream(files[name]));

    [Fact]
    public void What_is_written_is_read_back_without_the_text()
    {
        var files = Write(Records);
        var back = Read(files);

        Assert.Empty(back.Pages);
        Assert.All(back.Findings, finding => Assert.Null(finding.Blocks));
        Assert.Equal(Records.Report, back.Report);
        Assert.Equal(Records.Notes, back.Notes);
        Assert.Equal(Records.CleanStatements, back.CleanStatements);
        Assert.Equal(Records.Opinions, back.Opinions);
        Assert.Equal(Records.Findings.Select(finding => (finding.Reference, finding.Title, finding.Pages)), back.Findings.Select(finding => (finding.Reference, finding.Title, finding.Pages)));
        Assert.Equal(Records.Findings.SelectMany(finding => finding.Amounts), back.Findings.SelectMany(finding => finding.Amounts));
        Assert.Equal(files.OrderBy(file => file.Key), Write(back).OrderBy(file => file.Key));
    }

    [Fact]
    public void Holds_no_sentence_of_the_document() =>
        Assert.DoesNotContain("bought boats", string.Concat(Write(Records).Values.Select(Encoding.UTF8.GetString)), StringComparison.Ordinal);

    [Fact]
    public void Is_utf8_without_mark_and_one_object_a_line()
    {
        var findings = Write(Records)["findings.jsonl"];
        Assert.Equal((byte)'{', findings[0]);
        Assert.Equal((byte)'\n', findings[^1]);
        Assert.DoesNotContain((byte)'\r', findings);
    }

    [Theory]
    [InlineData("{\"ref\":")]
    [InlineData("{}")]
    [InlineData("{\"ref\":\"xx-1\",\"number\":1,\"entity\":\"e\",\"section\":\"controls\",\"basis\":\"other-matter\",\"title\":\"t\",\"category\":\"other\",\"pdf_page\":1}")]
    public void A_line_that_cannot_be_read_is_named(string line)
    {
        var files = Write(Records);
        files["findings.jsonl"] = [.. files["findings.jsonl"], .. Encoding.UTF8.GetBytes(line + "\n")];

        var refusal = Assert.Throws<DocumentRefusedException>(() => Read(files));

        Assert.StartsWith("findings.jsonl cannot be read at line 3", refusal.Message, StringComparison.Ordinal);
    }
}
