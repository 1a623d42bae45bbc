using KenyaAudit.Web.Ui;

namespace KenyaAudit.Web.Tests.Ui;

public sealed class SiteOptionsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("https://audit.example.org", "errors@example.org")]
    [InlineData("http://localhost:5080/audit/", null)]
    public void What_can_stand_before_a_path_and_what_can_be_written_to_is_taken(string? url, string? mail) =>
        Assert.True(new SiteOptionsValidator().Validate(null, new SiteOptions { PublicUrl = url, ContactEmail = mail }).Succeeded);

    [Theory]
    [InlineData("audit.example.org", null, "Site:PublicUrl")]
    [InlineData("ftp://audit.example.org", null, "Site:PublicUrl")]
    [InlineData("https://audit.example.org?a=1", null, "Site:PublicUrl")]
    [InlineData(null, "nobody", "Site:ContactEmail")]
    [InlineData(null, "A <errors@example.org>", "Site:ContactEmail")]
    public void Anything_else_is_refused_by_name(string? url, string? mail, string setting)
    {
        var result = new SiteOptionsValidator().Validate(null, new SiteOptions { PublicUrl = url, ContactEmail = mail });

        Assert.StartsWith(setting, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }
}
