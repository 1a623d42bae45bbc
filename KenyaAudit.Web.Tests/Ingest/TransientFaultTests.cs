using System.Net;
using System.Net.Sockets;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Ingest;
using Microsoft.Data.Sqlite;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class TransientFaultTests
{
    public static TheoryData<Exception, bool> Errors => new()
    {
        { new HttpRequestException("No route."), true },
        { new HttpRequestException("Busy.", null, HttpStatusCode.ServiceUnavailable), true },
        { new HttpRequestException("Slowly.", null, HttpStatusCode.TooManyRequests), true },
        { new HttpRequestException("Gone.", null, HttpStatusCode.Gone), false },
        { new HttpRequestException("Not here.", null, HttpStatusCode.NotFound), false },
        { new SocketException(), true },
        { new TimeoutException(), true },
        { new TaskCanceledException("Slow.", new TimeoutException()), true },
        { new IOException("The disk is full."), true },
        { new FileNotFoundException(), false },
        { new SqliteException("database is locked", 5), true },
        { new SqliteException("constraint failed", 19), false },
        { new InvalidOperationException("Saving failed.", new SqliteException("database is locked", 6)), true },
        { new LeaseLostException("oag-national"), true },
        { new DocumentRefusedException("The file is not a PDF."), false },
        { new ArgumentException("A bug."), false },
        { new RunFailedException("It failed.", new IOException("The disk is full.")), false },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Only_what_trying_again_can_heal_is_transient(Exception error, bool heals) => Assert.Equal(heals, TransientFault.Is(error));

    [Fact]
    public void Waits_grow_and_no_two_nodes_need_wait_alike()
    {
        var waits = Enumerable.Range(1, 8).Select(attempt => RetryDelay.After(attempt, 0).TotalSeconds);

        Assert.Equal([30, 120, 480, 1920, 7200, 7200, 7200, 7200], waits);
        Assert.Equal(37.5, RetryDelay.After(1, 1).TotalSeconds);
    }
}
