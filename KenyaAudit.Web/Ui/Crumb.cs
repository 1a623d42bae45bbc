namespace KenyaAudit.Web.Ui;

/// <summary>One step of the way back; the last has no address, being the page itself.</summary>
internal sealed record Crumb(string Label, string? Address = null);
