using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("sqlserver://sa:Pa55word@db:1433/audit is down", "sqlserver://[removed]@db:1433/audit is down")]
    [InlineData("Cannot open \"Server=tcp:db,1433;Database=audit;User ID=sa;Password=s3cret;Encrypt=true\"", "Cannot open \"[removed]\"")]
    [InlineData("Data Source=x.db;Password=abc", "[removed]")]
    [InlineData("password=hunter2, then", "password=[removed], then")]
    [InlineData("{\"token\": \"abc.def\"}", "{\"token\": \"[removed]\"}")]
    [InlineData("GET /a?sig=abc%2F&x=1", "GET /a?sig=[removed]&x=1")]
    [InlineData("Authorization: Bearer abcdefghij.klm", "Authorization: Bearer [removed]")]
    [InlineData("key AKIAABCDEFGHIJKLMNOP used", "key [removed] used")]
    [InlineData("https://hooks.slack.com/services/T0/B0/xyz", "https://[removed]")]
    [InlineData("Access to /home/amina/data/x.db", "Access to ~/data/x.db")]
    [InlineData("Access to /root/data", "Access to ~/data")]
    [InlineData(@"C:\Users\amina\x", @"~\x")]
    [InlineData("at A.B() in /src/build/KenyaAudit.Web/Ingest/IngestRun.cs:line 12", "at A.B() in IngestRun.cs:line 12")]
    public void What_nobody_may_read_is_taken_out(string text, string clean) => Assert.Equal(clean, Redactor.Clean(text));

    [Theory]
    [InlineData("The file is a web page (HTML), not a PDF.")]
    [InlineData("Paragraph number 12 comes twice; references would not be unique.")]
    [InlineData("https://www.oagkenya.go.ke/reports?year=2021")]
    public void What_says_what_happened_stays(string text) => Assert.Equal(text, Redactor.Clean(text));

    [Fact]
    public void A_trace_keeps_types_and_methods_and_is_bounded()
    {
        var trace = Redactor.Trace(Thrown(new string('x', 20_000)));

        Assert.StartsWith("System.InvalidOperationException", trace, StringComparison.Ordinal);
        Assert.True(trace.Length <= 8000);
        Assert.Contains(nameof(Thrown), Redactor.Trace(Thrown("short")), StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.CurrentDirectory, Redactor.Trace(Thrown("short")), StringComparison.Ordinal);
    }

    private static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }
}
