namespace KenyaAudit.Etl.Vocabulary;

/// <summary>The four audit opinions, mildest first. Stored by number: never renumber.</summary>
public enum Opinion
{
    Unmodified = 1,
    Qualified = 2,
    Adverse = 3,
    Disclaimer = 4,
}

/// <summary>The four parts of an audit report. Stored by number: never renumber.</summary>
public enum ReportSection
{
    FinancialStatements = 1,
    Lawfulness = 2,
    Controls = 3,
    Other = 4,
}

/// <summary>The sub-heading under which a finding is printed. Stored by number: never renumber.</summary>
public enum Basis
{
    QualifiedOpinion = 1,
    AdverseOpinion = 2,
    DisclaimerOfOpinion = 3,
    EmphasisOfMatter = 4,
    OtherMatter = 5,
    KeyAuditMatter = 6,
    Conclusion = 7,
}

/// <summary>What an amount is in its finding. Stored by number: never renumber.</summary>
public enum AmountRole
{
    Unclassified = 0,
    InQuestion = 1,
    Context = 2,
}

/// <summary>Who is audited. Stored by number: never renumber.</summary>
public enum EntityKind
{
    NationalVote = 1,
    SubEntity = 2,
    CountyExecutive = 3,
    CountyAssembly = 4,
    StateCorporation = 5,
}

/// <summary>The report series of a reference. Stored by number: never renumber.</summary>
public enum ReportSeries
{
    NationalGovernment = 1,
    CountyExecutives = 2,
    CountyAssemblies = 3,
}
