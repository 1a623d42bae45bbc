using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Ingest;

/// <summary>
/// The corrections of one report's findings, laid over what the layers say (ADR 0011). A correction of a fact or of the text holds
/// while the document says what was corrected; one of our own fields holds always. Rows must be tracked: laying may end them.
/// </summary>
internal sealed class CorrectionLayer(ILookup<int, FindingCorrectionRow> inForce)
{
    public static async Task<CorrectionLayer> OfAsync(AuditDb db, ReportRow report, CancellationToken cancellation) => new(
        (await db.Corrections.Where(row => row.Finding.ReportId == report.Id && row.State == CorrectionState.InForce)
            .OrderBy(row => row.Id).ToListAsync(cancellation)).ToLookup(row => row.FindingId));

    /// <summary>Puts the corrections on a version; returns those that the document has overtaken.</summary>
    /// <param name="factsRead">The facts of the version were read anew, not copied from a version that holds the corrections already.</param>
    /// <param name="textRead">The same of its text.</param>
    public IReadOnlyList<FindingCorrectionRow> Lay(FindingRow finding, FindingVersionRow version, bool factsRead, bool textRead)
    {
        var overtaken = new List<FindingCorrectionRow>();
        foreach (var correction in inForce[finding.Id])
        {
            var holds = correction.Field switch
            {
                CorrectedField.Block => !textRead || Block(correction, version),
                var field when field.IsEditorial() => Editorial(correction, version, factsRead),
                _ => !factsRead || Fact(correction, version),
            };
            if (!holds)
            {
                overtaken.Add(correction);
            }
        }

        return overtaken;
    }

    private static bool Fact(FindingCorrectionRow correction, FindingVersionRow version)
    {
        var read = CorrectedFields.Read(version, correction.Field);
        if (read == correction.Printed)
        {
            CorrectedFields.Write(version, correction.Field, correction.Value);
            return true;
        }

        return Ends(correction, agrees: read == correction.Value);
    }

    private static bool Editorial(FindingCorrectionRow correction, FindingVersionRow version, bool factsRead)
    {
        var read = CorrectedFields.Read(version, correction.Field);
        CorrectedFields.Write(version, correction.Field, correction.Value);
        if (!factsRead || read == correction.Printed || read == correction.Value)
        {
            return true;
        }

        // It stays; the editor is told once that what it replaced is another value now.
        correction.Printed = read;
        return false;
    }

    private static bool Block(FindingCorrectionRow correction, FindingVersionRow version)
    {
        if (version.Blocks.Find(block => block.Text == correction.Printed) is not { } read)
        {
            return Ends(correction, agrees: version.Blocks.Exists(block => block.Text == correction.Value));
        }

        read.Text = correction.Value!;
        version.Body = VersionCopy.BodyOf(version);
        return true;
    }

    private static bool Ends(FindingCorrectionRow correction, bool agrees)
    {
        correction.State = agrees ? CorrectionState.Ended : CorrectionState.Overtaken;
        return agrees;
    }
}
