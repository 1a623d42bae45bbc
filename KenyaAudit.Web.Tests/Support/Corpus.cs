namespace KenyaAudit.Web.Tests.Support;

/// <summary>The real documents, where this machine has them; they are never part of the repository.</summary>
internal static class Corpus
{
    private const string Setting = "KENYAAUDIT_CORPUS";

    /// <summary>The path of a document; skips the test where the corpus is not at hand.</summary>
    public static string Path(string file)
    {
        var folder = Environment.GetEnvironmentVariable(Setting);
        Assert.SkipUnless(folder is not null && File.Exists(System.IO.Path.Combine(folder, file)), $"{Setting} does not name a folder with {file}.");
        return System.IO.Path.Combine(folder!, file);
    }
}
