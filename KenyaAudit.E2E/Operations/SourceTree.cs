using System.Reflection;
using KenyaAudit.E2E.Support;

namespace KenyaAudit.E2E.Operations;

/// <summary>Where the binary under test and the files beside it lie; absolute paths.</summary>
internal static class SourceTree
{
    public static string Binary { get; } = Path.GetFullPath(
        typeof(SiteProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "SiteBinary").Value!);

    public static string Root { get; } = Ancestor(Binary);

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string Ancestor(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        while (!File.Exists(Path.Combine(folder, "KenyaAudit.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No KenyaAudit.sln above {path}.");
        }

        return folder;
    }
}
