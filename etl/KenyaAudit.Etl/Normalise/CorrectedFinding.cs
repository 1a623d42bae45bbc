using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Normalise;

/// <summary>A finding that an editor has corrected, finished by the rules of the pipeline: its category, and the values and roles of its amounts.</summary>
public static class CorrectedFinding
{
    /// <param name="corrected">All but category and amounts.</param>
    /// <param name="amounts">Amounts as printed, in order; one that cannot be read is kept without a value.</param>
    public static Finding Of(Finding corrected, IReadOnlyList<string> amounts)
    {
        var blocks = corrected.Blocks ?? [];
        var read = AmountReader.Read(corrected.Title, blocks).ToList();
        return corrected with
        {
            Category = Taxonomy.Default.CategoryOf(corrected.Title, string.Join('\n', blocks.Select(block => block.Text))),
            Amounts = [.. amounts.Select(printed => Amount(printed, read))],
        };
    }

    private static AmountRecord Amount(string printed, List<AmountRecord> read)
    {
        if (read.Find(amount => amount.Printed == printed) is { } known)
        {
            read.Remove(known);
            return known;
        }

        return AmountReader.Find(printed) is [var only]
            ? new AmountRecord(printed, only.Currency, only.Cents, AmountRole.Unclassified)
            : new AmountRecord(printed, "KES", null, AmountRole.Unclassified);
    }
}
