namespace KenyaAudit.Web.Store;

/// <summary>The editorial layer of a finding: ours, over text and facts.</summary>
internal sealed class EditorialRow
{
    public int Id { get; set; }
    public required string Reference { get; set; }
    public string? Summary { get; set; }

    /// <summary>Our reading of the category; null leaves the rule's.</summary>
    public string? Category { get; set; }

    /// <summary>Cents of KES, our reading; null leaves the rule's.</summary>
    public long? AmountInQuestionCents { get; set; }
}
