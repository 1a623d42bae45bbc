using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Tests.Store;

public sealed class StoreAddressTests
{
    [Theory]
    [InlineData(null, "Data Source=/data/kenyaaudit.db")]
    [InlineData("", "Data Source=/data/kenyaaudit.db")]
    [InlineData("   ", "Data Source=/data/kenyaaudit.db")]
    [InlineData("sqlite:///x.db", "Data Source=/data/x.db")]
    [InlineData("sqlite:///sub/x.db", "Data Source=/data/sub/x.db")]
    [InlineData(" SQLITE:///x.db ", "Data Source=/data/x.db")]
    [InlineData("sqlite:////abs/x.db", "Data Source=/abs/x.db")]
    [InlineData("sqlite:////abs/a b;c.db", "Data Source=\"/abs/a b;c.db\"")]
    public void A_file_lies_under_the_data_folder_unless_its_path_is_absolute(string? url, string expected)
    {
        var address = StoreAddress.Parse(url, "/data");

        Assert.False(address.IsSqlServer);
        Assert.Equal(expected, address.ConnectionString);
    }

    [Theory]
    [InlineData("sqlserver://sa:secret@db:1433/kenya", "Data Source=db,1433;Initial Catalog=kenya;User ID=sa;Password=secret")]
    [InlineData("sqlserver://sa:secret@db/kenya", "Data Source=db;Initial Catalog=kenya;User ID=sa;Password=secret")]
    [InlineData("SqlServer://sa:s%40%2Fc%3Aret@10.0.0.7:14330/kenya", "Data Source=10.0.0.7,14330;Initial Catalog=kenya;User ID=sa;Password=s@/c:ret")]
    [InlineData("Server=db,1433;Database=kenya;User Id=sa;Password=secret;Encrypt=false", "Data Source=db,1433;Initial Catalog=kenya;User ID=sa;Password=secret;Encrypt=False")]
    public void A_server_is_named_by_an_address_or_a_connection_string(string url, string expected)
    {
        var address = StoreAddress.Parse(url, "/data");

        Assert.True(address.IsSqlServer);
        Assert.Equal(expected, address.ConnectionString);
    }

    [Theory]
    [InlineData("sqlite:///")]
    [InlineData("sqlserver://sa:hunter2@/kenya")]
    [InlineData("sqlserver://sa:hunter2@db")]
    [InlineData("sqlserver://sa:hunter2@db/")]
    [InlineData("sqlserver://sa:hunter2@db:port/kenya")]
    [InlineData("postgres://sa:hunter2@db/kenya")]
    [InlineData("hunter2")]
    [InlineData("Database=kenya;Password=hunter2")]
    [InlineData("Server=db;Password=hunter2;Encrypt=hunter2")]
    [InlineData("Server=db;Passwort=hunter2")]
    public void What_names_no_store_is_refused_without_showing_it(string url)
    {
        var refusal = Assert.Throws<FormatException>(() => StoreAddress.Parse(url, "/data"));

        Assert.StartsWith("DATABASE_URL ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }
}
