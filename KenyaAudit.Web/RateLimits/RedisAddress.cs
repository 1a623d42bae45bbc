using StackExchange.Redis;

namespace KenyaAudit.Web.RateLimits;

/// <summary>Reads REDIS_URL: "redis://user:password@host:port/db", "rediss://" for TLS, or the client library's own form "host:port,password=...".</summary>
internal static class RedisAddress
{
    private const string Setting = "REDIS_URL";
    private const int DefaultPort = 6379;

    /// <summary>Throws <see cref="FormatException"/> that names the setting and never prints its value.</summary>
    public static ConfigurationOptions Parse(string text)
    {
        var options = text.Contains("://", StringComparison.Ordinal) ? FromUrl(text) : FromWords(text);

        // A Redis that is away when the site starts must not keep it from starting.
        options.AbortOnConnectFail = false;
        options.ClientName = "kenyaaudit";
        options.ConnectRetry = 1;
        options.ConnectTimeout = 2000;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        return options;
    }

    private static ConfigurationOptions FromUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("redis" or "rediss") || url.Host.Length == 0)
        {
            throw new FormatException($"{Setting} must look like redis://host:6379 or rediss://user:password@host:6379/0.");
        }

        var options = new ConfigurationOptions { Ssl = url.Scheme == "rediss" };
        options.EndPoints.Add(url.Host.Trim('[', ']'), url.Port > 0 ? url.Port : DefaultPort);
        var user = url.UserInfo.Split(':', 2);
        if (user.Length == 2)
        {
            options.User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
            options.Password = Uri.UnescapeDataString(user[1]);
        }

        if (url.AbsolutePath.Trim('/') is { Length: > 0 } number)
        {
            options.DefaultDatabase = int.TryParse(number, out var database) && database >= 0
                ? database
                : throw new FormatException($"{Setting} must end in the number of a database, or in none.");
        }

        return options;
    }

    private static ConfigurationOptions FromWords(string text)
    {
        try
        {
            var options = ConfigurationOptions.Parse(text);
            return options.EndPoints.Count > 0 ? options : throw new FormatException($"{Setting} names no host.");
        }
        catch (ArgumentException)
        {
            throw new FormatException($"{Setting} cannot be read as the address of a Redis server.");
        }
    }
}
