using System.Text;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>Puts an editor's values on the next version and keeps each as a correction, so that it survives the next reading of the document.</summary>
internal sealed class CorrectionChanges(FindingRow finding, FindingVersionRow next, IReadOnlyList<FindingCorrectionRow> inForce)
{
    private readonly StringBuilder _before = new();
    private readonly StringBuilder _after = new();
    private readonly List<FindingCorrectionRow> _corrections = [];

    /// <summary>To be stored with the version.</summary>
    public IReadOnlyList<FindingCorrectionRow> Corrections => _corrections;

    public bool IsEmpty => _after.Length == 0;

    public string Before => _before.ToString().TrimEnd();

    public string After => _after.ToString().TrimEnd();

    public void Field(CorrectedField field, string? value)
    {
        var was = CorrectedFields.Read(next, field);
        if (was == value)
        {
            return;
        }

        CorrectedFields.Write(next, field, value);
        Keep(field, was, value, inForce.LastOrDefault(row => row.Field == field));
    }

    public void Block(int ordinal, string text)
    {
        if (next.Blocks.Find(block => block.Ordinal == ordinal) is not { } block || block.Text == text)
        {
            return;
        }

        var was = block.Text;
        block.Text = text;
        next.Body = VersionCopy.BodyOf(next);
        Keep(CorrectedField.Block, was, text, inForce.LastOrDefault(row => row.Field == CorrectedField.Block && row.Value == was));
    }

    // Who goes back to what is printed takes the correction away.
    private void Keep(CorrectedField field, string? was, string? value, FindingCorrectionRow? former)
    {
        var printed = former is null ? was : former.Printed;
        former?.State = CorrectionState.Ended;
        if (printed != value)
        {
            _corrections.Add(new FindingCorrectionRow
            {
                FindingId = finding.Id, Field = field, Printed = printed, Value = value, State = CorrectionState.InForce,
                Version = next.Number, At = next.ValidFrom,
            });
        }

        _before.Append(field).Append(": ").Append(was ?? "(nothing)").Append('\n');
        _after.Append(field).Append(": ").Append(value ?? "(nothing)").Append('\n');
    }
}
