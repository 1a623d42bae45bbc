namespace KenyaAudit.Web.Secrets;

/// <summary>Every setting whose value nobody may see. Each may come from the environment, from a file named by NAME_FILE, or from the backend.</summary>
internal static class SecretNames
{
    public const string Key = "SECRET_KEY";
    public const string PreviousKey = "SECRET_KEY_PREVIOUS";

    /// <summary>Ends the name of the setting that names a file instead of giving the value.</summary>
    public const string FileSuffix = "_FILE";

    public static readonly IReadOnlyList<string> All =
    [
        Key, PreviousKey, "DATABASE_URL", "REDIS_URL", "SENTRY_DSN", "SLACK_WEBHOOK_URL", "SMTP_USER", "SMTP_PASSWORD", "PAGERDUTY_INTEGRATION_KEY",
        "OIDC_CLIENT_SECRET",
    ];
}
