using KenyaAudit.Etl.Bundle;
using KenyaAudit.Web.Ingest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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

    /// <summary>The same with Mombasa's budget of 2024/25 misread by a thousand, so that its row is refused.</summary>
    public static string CopyMisread(string from, string to)
    {
        CopyPlaces(from, to);
        Replace(to, Mombasa, Misread);
        return to;
    }

    public const string Mombasa = "2024/25,001,17360000000,";
    public const string Misread = "2024/25,001,17360000,";

    /// <summary>Lets a site or corridor load another folder than the data set that travels with it.</summary>
    public static void Use(IServiceCollection services, string bundle)
    {
        var paths = services.Single(service => service.ServiceType == typeof(IngestPaths)).ImplementationFactory!;
        services.RemoveAll<IngestPaths>().AddSingleton(provider => (IngestPaths)paths(provider) with { Bundle = bundle });
    }

    public static void Replace(string bundle, string what, string by)
    {
        var table = Path.Combine(bundle, SourceCatalog.CountyBudgets, CountyFigures.Budgets);
        File.WriteAllText(table, File.ReadAllText(table).Replace(what, by, StringComparison.Ordinal));
    }

    public static void Write(RecordsBuilder records, string folder)
    {
        Directory.CreateDirectory(folder);
        FactsWriter.Write(records.AsFacts().Build(), TestData.Sha256, "composed/1", name => File.Create(Path.Combine(folder, name)));
    }
}
