namespace KenyaAudit.Web.Jobs;

/// <summary>Names of the queues. Each kind of work has workers of its own, so that a long ingest delays nothing else.</summary>
internal static class Queues
{
    public const string Default = "default";
    public const string Ingest = "ingest";
    public const string Index = "index";
    public const string Alerts = "alerts";
    public const string Mail = "mail";
}
