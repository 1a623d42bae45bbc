namespace KenyaAudit.Web.RateLimits;

/// <summary>What a window said to one charge.</summary>
/// <param name="Remaining">Permits left in the window after this charge.</param>
/// <param name="Wait">Refused: until the charge would fit. Allowed: until the oldest count leaves the window.</param>
internal readonly record struct WindowAnswer(bool IsAllowed, int Remaining, TimeSpan Wait);
