using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace KenyaAudit.Web.Store;

/// <summary>Where the store is, read from DATABASE_URL.</summary>
internal sealed record StoreAddress(bool IsSqlServer, string ConnectionString)
{
    private const string Sqlite = "sqlite:///";
    private const string SqlServer = "sqlserver://";

    /// <summary>
    /// "sqlite:////abs/x.db", "sqlite:///x.db" (under the data folder), "sqlserver://user:pass@host:port/db" or a plain SQL Server
    /// connection string; empty is "kenyaaudit.db" under the data folder. Throws <see cref="FormatException"/> without the value: it may hold a password.
    /// </summary>
    public static StoreAddress Parse(string? databaseUrl, string dataFolder)
    {
        var url = string.IsNullOrWhiteSpace(databaseUrl) ? Sqlite + "kenyaaudit.db" : databaseUrl.Trim();
        if (url.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            return OfFile(url[Sqlite.Length..], dataFolder);
        }

        return url.StartsWith(SqlServer, StringComparison.OrdinalIgnoreCase) ? OfServer(url) : OfConnectionString(url);
    }

    private static StoreAddress OfFile(string path, string dataFolder)
    {
        if (path.Length == 0)
        {
            throw new FormatException("DATABASE_URL names no file after sqlite:///");
        }

        // Path.Combine keeps an absolute second part, which is what the fourth slash makes.
        return new StoreAddress(false, new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataFolder, path) }.ConnectionString);
    }

    private static StoreAddress OfServer(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.AbsolutePath.Length < 2)
        {
            throw new FormatException("DATABASE_URL must be sqlserver://user:password@host:port/database");
        }

        var user = uri.UserInfo.Split(':', 2);
        var builder = new SqlConnectionStringBuilder
        {
            DataSource = uri.Port > 0 ? string.Create(CultureInfo.InvariantCulture, $"{uri.Host},{uri.Port}") : uri.Host,
            InitialCatalog = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            UserID = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "",
        };
        return new StoreAddress(true, builder.ConnectionString);
    }

    private static StoreAddress OfConnectionString(string text)
    {
        try
        {
            var builder = new SqlConnectionStringBuilder(text);
            return builder.DataSource.Length > 0
                ? new StoreAddress(true, builder.ConnectionString)
                : throw new FormatException("DATABASE_URL names no server");
        }
        catch (ArgumentException)
        {
            throw new FormatException("DATABASE_URL is neither sqlite:///…, sqlserver://… nor a SQL Server connection string");
        }
    }
}
