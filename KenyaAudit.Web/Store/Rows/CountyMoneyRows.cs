using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Web.Store;

/// <summary>What every county figure carries: its county, report, year and the table or page it stands at (never both missing).</summary>
internal abstract class CountyFigureRow
{
    public int Id { get; set; }
    public required int CountyCode { get; set; }
    public CountyRow County { get; set; } = null!;
    public required int ReportId { get; set; }
    public ReportRow Report { get; set; } = null!;

    /// <summary>End year of the financial year.</summary>
    public required int FinancialYear { get; set; }

    /// <summary>"Table 2.5".</summary>
    public string? TableNumber { get; set; }

    /// <summary>A number or a span ("8-9"), of the kind <see cref="PageKind"/> says.</summary>
    public string? Page { get; set; }
    public required PageKind PageKind { get; set; }

    /// <summary>What an editor mended of the row that was read, in public words; null where nothing was.</summary>
    public string? EditorNote { get; set; }
}

/// <summary>Budget and expenditure of one county in one year, in cents of KES. Null is not published.</summary>
internal sealed class BudgetExecutionRow : CountyFigureRow
{
    public long? BudgetCents { get; set; }
    public long? ExpenditureCents { get; set; }

    /// <summary>Expenditure over budget in thousandths of a percent, as printed or, by <see cref="Method"/>, as worked out.</summary>
    public int? AbsorptionMilli { get; set; }

    /// <summary>The same of the development budget, always as printed.</summary>
    public int? DevelopmentAbsorptionMilli { get; set; }

    /// <summary>How it was read; see <see cref="ReadingMethods"/>.</summary>
    public required string Method { get; set; }
    public FigureDoubt? Doubt { get; set; }
}

/// <summary>What one county's executive and assembly owed on a day, in cents of KES. Null is not published.</summary>
internal sealed class PendingBillsRow : CountyFigureRow
{
    public required DateOnly AsAt { get; set; }
    public long? ExecutiveRecurrentCents { get; set; }
    public long? ExecutiveDevelopmentCents { get; set; }
    public long? ExecutiveTotalCents { get; set; }
    public long? AssemblyRecurrentCents { get; set; }
    public long? AssemblyDevelopmentCents { get; set; }
    public long? AssemblyTotalCents { get; set; }
    public long? TotalCents { get; set; }

    /// <summary>The approved annual budget the same table prints beside the bills.</summary>
    public long? AnnualBudgetCents { get; set; }
}

/// <summary>Revenue owed to one county on a day, in cents of KES. Null is not published.</summary>
internal sealed class RevenueArrearsRow : CountyFigureRow
{
    public required DateOnly AsAt { get; set; }
    public long? OwnSourceCents { get; set; }
    public long? FacilityImprovementCents { get; set; }
    public long? OtherCents { get; set; }
    public long? TotalCents { get; set; }
}

/// <summary>A project a county reported as stalled, in cents of KES. Null is not published.</summary>
internal sealed class StalledProjectRow : CountyFigureRow
{
    public required DateOnly AsAt { get; set; }

    /// <summary>Its row in the county's table, from 1.</summary>
    public required int Ordinal { get; set; }
    public required string Name { get; set; }
    public string? Location { get; set; }
    public long? EstimatedValueCents { get; set; }
    public long? PaidCents { get; set; }
    public long? OutstandingCents { get; set; }

    /// <summary>Thousandths of a percent.</summary>
    public int? CompleteMilli { get; set; }
    public StallReason? Reason { get; set; }
}

/// <summary>
/// A total over all counties as a report prints it, beside the sum of the rows it stands under. Where the two differ, both are kept and shown.
/// </summary>
internal sealed class PrintedTotalRow
{
    public int Id { get; set; }
    public required int ReportId { get; set; }
    public ReportRow Report { get; set; } = null!;
    public required int FinancialYear { get; set; }
    public required DateOnly AsAt { get; set; }
    public required CountyMeasure Measure { get; set; }

    /// <summary>Null where the report prints a dash.</summary>
    public long? PrintedCents { get; set; }

    /// <summary>The last place the total is printed to: a smaller difference is rounding.</summary>
    public long? RoundedToCents { get; set; }

    /// <summary>The sum over the counties' rows, worked out when they were published.</summary>
    public required long RowsCents { get; set; }
    public string? TableNumber { get; set; }
    public string? Page { get; set; }
    public required PageKind PageKind { get; set; }

    /// <summary>What an editor mended of the row that was read, in public words; null where nothing was.</summary>
    public string? EditorNote { get; set; }
}
