using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Ingest;

/// <summary>Checks as rows of a run, in the order they were made.</summary>
internal static class RunChecks
{
    private const int Longest = 2000;

    public static IEnumerable<RunCheckRow> Rows(int runId, IEnumerable<CheckResult> checks) => checks.Select(check => new RunCheckRow
    {
        RunId = runId, Name = check.Name, Level = (RunCheckLevel)check.Level, Passed = check.Passed, Sentence = Short(check.Sentence),
        Figures = check.Figures is null ? null : Short(check.Figures),
    });

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest];
}
