using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Store;

/// <summary>What publishers' servers answered.</summary>
internal static class FetchModel
{
    public static void Configure(ModelBuilder model) => model.Entity<FetchedResourceRow>(resource =>
    {
        resource.ToTable("FetchedResource");
        resource.HasIndex(row => new { row.SourceId, row.UrlHash }).IsUnique();
        resource.HasIndex(row => row.Sha256);
        resource.Property(row => row.SourceId).HasMaxLength(60);
        resource.Property(row => row.Url).HasMaxLength(1000);
        resource.Property(row => row.UrlHash).HasMaxLength(64).IsFixedLength();
        resource.Property(row => row.Sha256).HasMaxLength(64).IsFixedLength();
    });
}
