namespace KenyaAudit.Web.Store;

/// <summary>The editorial layer of a finding: ours, over text and facts.</summary>
internal sealed class EditorialRow
{
    public int Id { get; set; }
    public required string Reference { get; set; }
    public string? Summary { get; set; }

    /// <summary>Our reading of the category; null leaves the rule's.</summary>
    public string? Category { get; set; }

    /// <summary>Cents of KES, our reading; null leaves the rule's unless <see cref="AmountRead"/>.</summary>
    public long? AmountInQuestionCents { get; set; }

    /// <summary>The amount is our reading: null then says that no single amount is in question.</summary>
    public bool AmountRead { get; set; }

    /// <summary>What the amount is, in a few words of ours.</summary>
    public string? AmountNote { get; set; }

    /// <summary>Our translation of the summary.</summary>
    public string? SummarySw { get; set; }

    /// <summary>One a line.</summary>
    public string? SearchWords { get; set; }
    public string? Author { get; set; }
    public DateOnly? WrittenOn { get; set; }
}
