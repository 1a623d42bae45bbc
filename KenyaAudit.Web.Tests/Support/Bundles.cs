using KenyaAudit.Etl.Bundle;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>Bundled facts of composed records.</summary>
internal static class Bundles
{
    public static void Write(RecordsBuilder records, string folder)
    {
        Directory.CreateDirectory(folder);
        FactsWriter.Write(records.AsFacts().Build(), TestData.Sha256, "composed/1", name => File.Create(Path.Combine(folder, name)));
    }
}
