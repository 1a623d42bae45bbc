namespace KenyaAudit.Web.Ui;

/// <summary>Carried by a request that a rate limit refused: whole seconds until it would be let in.</summary>
internal sealed record Refusal(int Seconds);
