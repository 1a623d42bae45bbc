using KenyaAudit.Web.RateLimits;

namespace KenyaAudit.Web.Tests.RateLimits;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("redis://cache", "cache:6379", null, false)]
    [InlineData("redis://cache:7000/2", "cache:7000", null, false)]
    [InlineData("rediss://user:p%40ss@cache:7000", "cache:7000", "p@ss", true)]
    [InlineData("redis://:word@cache", "cache:6379", "word", false)]
    [InlineData("cache:7000,password=word,ssl=true", "cache:7000", "word", true)]
    public void An_address_is_read(string text, string host, string? password, bool tls)
    {
        var options = RedisAddress.Parse(text);

        Assert.EndsWith(host, options.EndPoints.Single().ToString(), StringComparison.Ordinal);
        Assert.Equal((password, tls, false), (options.Password, options.Ssl, options.AbortOnConnectFail));
    }

    [Theory]
    [InlineData("http://secret@cache")]
    [InlineData("redis://cache/secret")]
    [InlineData("password=secret")]
    [InlineData("cache:7000,secret=1")]
    public void A_wrong_one_is_refused_by_name_and_without_its_value(string text)
    {
        var error = Assert.Throws<FormatException>(() => RedisAddress.Parse(text));

        Assert.Contains("REDIS_URL", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
