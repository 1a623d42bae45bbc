using KenyaAudit.Web.Hosting;

namespace KenyaAudit.Web.Tests.Hosting;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", "serve")]
    [InlineData("serve", "serve")]
    [InlineData("migrate", "migrate")]
    [InlineData("ingest oag-national", "ingest")]
    [InlineData("reindex", "reindex")]
    [InlineData("facts oag-national --file a.pdf --out b", "facts")]
    [InlineData("admin create --email a@example.org --role viewer", "admin")]
    [InlineData("check", "check")]
    [InlineData("backup --out a.db", "backup")]
    [InlineData("health", "health")]
    [InlineData("health --url http://localhost:1", "health")]
    [InlineData("--urls http://localhost:1", "serve")]
    public void Every_verb_is_read(string line, string verb) => Assert.Equal(verb, Parse(line)!.Verb);

    [Fact]
    public void Every_verb_that_the_usage_names_is_read_and_no_other()
    {
        var named = CommandLine.Usage.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]);

        Assert.Equal(["serve", "migrate", "ingest", "reindex", "facts", "admin", "check", "backup", "health"], named);
    }

    [Theory]
    [InlineData("sereve")]
    [InlineData("Migrate")]
    [InlineData("migrate now")]
    [InlineData("ingest")]
    [InlineData("ingest oag-national other")]
    [InlineData("ingest --file a.pdf")]
    [InlineData("ingest oag-national --file")]
    [InlineData("reindex now")]
    [InlineData("facts oag-national")]
    [InlineData("facts oag-national --file a.pdf")]
    [InlineData("facts oag-national --out b")]
    [InlineData("facts --file a.pdf --out b")]
    [InlineData("admin create")]
    [InlineData("admin --email a@example.org")]
    [InlineData("check everything")]
    [InlineData("backup")]
    [InlineData("backup a.db")]
    [InlineData("health now")]
    public void What_fits_no_verb_is_a_usage_error(string line) => Assert.Null(Parse(line));

    [Theory]
    [InlineData("ingest oag-national --file a.pdf")]
    [InlineData("ingest --file a.pdf oag-national")]
    [InlineData("ingest oag-national --file=a.pdf")]
    public void An_option_stands_anywhere_and_with_or_without_its_sign(string line)
    {
        var command = Parse(line)!;

        Assert.Equal(["oag-national"], command.Words);
        Assert.Equal("a.pdf", command.Options["file"]);
        Assert.Empty(command.HostArguments);
    }

    [Fact]
    public void What_is_not_an_option_of_the_verb_goes_to_the_host() =>
        Assert.Equal(["--urls", "http://localhost:1", "--Jobs:Enabled=false"], Parse("serve --urls http://localhost:1 --Jobs:Enabled=false")!.HostArguments);

    [Fact]
    public void A_value_may_hold_the_sign() => Assert.Equal("a=b.pdf", Parse("ingest oag-national --file=a=b.pdf")!.Options["file"]);

    private static CommandLine? Parse(string line) => CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
