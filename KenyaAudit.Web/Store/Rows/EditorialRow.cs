namespace KenyaAudit.Web.Store;

/// <summary>The editorial layer of a finding: ours, read by a person, over text and facts.</summary>
internal sealed class EditorialRow
{
    public int Id { get; set; }
    public required string Reference { get; set; }
    public string? Summary { get; set; }

    /// <summary>Category as read by a person; null leaves the rule's.</summary>
    public string? Category { get; set; }

    /// <summary>Cents of KES as read by a person; null leaves the rule's.</summary>
    public long? AmountInQuestionCents { get; set; }
}
