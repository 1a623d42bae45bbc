using KenyaAudit.Etl.Bundle;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>Bundled facts of composed records.</summary>
internal static class Bundles
{
    /// <summary>Counties, register and county money of the real bundle, without its reports.</summary>
    public static void CopyPlaces(string from, string to)
    {
        string[] files = ["counties.csv", "reports.jsonl", .. CountyFigures.Files.Select(file => Path.Combine(SourceCatalog.CountyBudgets, file))];
        Directory.CreateDirectory(Path.Combine(to, SourceCatalog.CountyBudgets));
        foreach (var file in files)
        {
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }

    public static void Write(RecordsBuilder records, string folder)
    {
        Directory.CreateDirectory(folder);
        FactsWriter.Write(records.AsFacts().Build(), TestData.Sha256, "composed/1", name => File.Create(Path.Combine(folder, name)));
    }
}
