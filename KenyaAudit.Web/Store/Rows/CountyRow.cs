namespace KenyaAudit.Web.Store;

/// <summary>One of the 47 counties; the key is the code of the Constitution (1 Mombasa, 47 Nairobi City).</summary>
internal sealed class CountyRow
{
    public required int Code { get; set; }
    public required string Slug { get; set; }
    public required string Name { get; set; }

    /// <summary>A reference name; not a figure, so it has no source.</summary>
    public required string Capital { get; set; }

    /// <summary>People counted in the 2019 census.</summary>
    public required int Population { get; set; }
    public required int Households { get; set; }

    /// <summary>Land area in tenths of a square kilometre, as printed.</summary>
    public required int AreaTenthsKm2 { get; set; }

    /// <summary>The report the three census figures were read from.</summary>
    public required int CensusReportId { get; set; }
    public ReportRow CensusReport { get; set; } = null!;

    /// <summary>The tables of population, households and area in that report.</summary>
    public required string CensusTables { get; set; }
}
