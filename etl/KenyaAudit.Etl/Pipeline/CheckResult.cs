namespace KenyaAudit.Etl.Pipeline;

/// <summary>What a check does when it fails. Numbers are stored: add, never change.</summary>
public enum CheckLevel
{
    /// <summary>Told to admins; the document is published.</summary>
    Warn = 1,

    /// <summary>A contradiction: the document is not published.</summary>
    Block = 2,
}

/// <summary>What one check of a document found, passed or not.</summary>
/// <param name="Name">Its fixed name ("page-offset"); docs/data.md lists all of them.</param>
/// <param name="Sentence">What was found, for a person.</param>
/// <param name="Figures">What was counted, where there was something to count.</param>
public sealed record CheckResult(string Name, CheckLevel Level, bool Passed, string Sentence, string? Figures = null)
{
    public bool Blocks => Level == CheckLevel.Block && !Passed;
}

/// <summary>The paragraphs a document holds, first and last.</summary>
/// <param name="IsPartial">It is an excerpt: some chapters of the volume only.</param>
public sealed record Coverage(int First, int Last, bool IsPartial);
