using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>The headings a finding stands under.</summary>
internal sealed record FindingHeadings(int EntityId, ReportSection Section, Basis Basis, Opinion? Opinion)
{
    public static FindingHeadings Of(Finding finding, AuditedEntityRow entity) => new(entity.Id, finding.Section, finding.Basis, finding.Opinion);

    public static FindingHeadings Of(FindingRow row) => new(row.EntityId, row.Section, row.Basis, row.Opinion);

    public void PutOn(FindingRow row) => (row.EntityId, row.Section, row.Basis, row.Opinion) = (EntityId, Section, Basis, Opinion);

    /// <summary>Names of what differs, as a reason lists them.</summary>
    public IReadOnlyList<string> ChangesFrom(FindingHeadings before)
    {
        var changed = new List<string>();
        Add(before.EntityId != EntityId, "audited entity");
        Add(before.Section != Section, "part of the report");
        Add(before.Basis != Basis, "basis");
        Add(before.Opinion != Opinion, "opinion");
        return changed;

        void Add(bool differs, string name)
        {
            if (differs)
            {
                changed.Add(name);
            }
        }
    }
}
