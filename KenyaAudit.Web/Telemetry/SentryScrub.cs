using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Telemetry;

/// <summary>What leaves for Sentry: which route failed and how. No query, no address, no header, no person, no secret; nothing for what is no fault of ours.</summary>
internal static class SentryScrub
{
    public static SentryEvent? Clean(SentryEvent raised)
    {
        if (raised.Exception is OperationCanceledException or BadHttpRequestException)
        {
            return null;
        }

        raised.User = new SentryUser();
        raised.ServerName = null;
        raised.Request = new SentryRequest { Method = raised.Request.Method };
        raised.SetExtras(Array.Empty<KeyValuePair<string, object?>>());
        foreach (var thrown in raised.SentryExceptions ?? [])
        {
            thrown.Value = thrown.Value is { } text ? Redactor.Clean(text) : null;
        }

        if (raised.Message is { } message)
        {
            raised.Message = new SentryMessage { Message = Redactor.Clean(message.Formatted ?? message.Message ?? "") };
        }

        return raised;
    }
}
