using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Store;

/// <summary>An audited entity. The slug is its permanent address; votes are parents of their sub-entities.</summary>
internal sealed class AuditedEntityRow
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required EntityKind Kind { get; set; }

    /// <summary>Four-digit vote code; a sub-entity carries its parent's.</summary>
    public string? Vote { get; set; }
    public int? CountyCode { get; set; }
    public CountyRow? County { get; set; }
    public int? ParentId { get; set; }
    public AuditedEntityRow? Parent { get; set; }
    public List<EntityAliasRow> Aliases { get; } = [];
}

/// <summary>Another printed name of an entity.</summary>
internal sealed class EntityAliasRow
{
    public int Id { get; set; }
    public int EntityId { get; set; }
    public AuditedEntityRow Entity { get; set; } = null!;
    public required string Name { get; set; }
}
