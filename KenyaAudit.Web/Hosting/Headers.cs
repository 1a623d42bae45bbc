namespace KenyaAudit.Web.Hosting;

/// <summary>The security headers of every answer, admin pages included.</summary>
internal static class Headers
{
    public static HeaderPolicyCollection Policies() => Common(_ => { });

    /// <summary>Hangfire's dashboard sets style attributes; nothing else is loosened, and only on its path.</summary>
    public static HeaderPolicyCollection DashboardPolicies() => Common(policy => policy.AddStyleSrcAttr().UnsafeInline());

    private static HeaderPolicyCollection Common(Action<CspBuilder> more) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddStrictTransportSecurityMaxAge()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddPayment().None();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddBaseUri().Self();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
            policy.AddObjectSrc().None();
            policy.AddReportUri().To(CspReports.Path);
            more(policy);
        })
        .RemoveServerHeader();
}
