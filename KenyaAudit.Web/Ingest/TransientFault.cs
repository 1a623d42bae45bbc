using System.Net;
using System.Net.Sockets;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>Another run has taken over the lease: nothing was published, and trying again later is right.</summary>
internal sealed class LeaseLostException(string sourceId)
    : InvalidOperationException($"The lease of {sourceId} was taken over by another run; nothing was published.");

/// <summary>Tells what trying again can heal (network, 5xx, 429, locks, a full disk) from what it cannot (a refused document, an error of ours).</summary>
internal static class TransientFault
{
    public static bool Is(Exception error) => error switch
    {
        RunFailedException => false,
        LeaseLostException or TimeoutException or SocketException => true,
        HttpRequestException http => http.StatusCode is not { } status || Passes(status),
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => false,
        IOException => true,
        AggregateException many => many.InnerExceptions.All(Is),
        _ => StoreFault.Passes(error) || (error.InnerException is { } inner && Is(inner)),
    };

    private static bool Passes(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;
}

/// <summary>A run has ended as failed and stands so in the store, which also decides on its retry: trying the job again would do nothing.</summary>
internal sealed class RunFailedException(string message, Exception cause) : Exception(message, cause);
