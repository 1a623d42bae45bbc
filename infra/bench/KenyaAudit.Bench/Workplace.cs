using System.Diagnostics;

namespace KenyaAudit.Bench;

/// <summary>A temporary folder of one run of a verb and the published portal it measures; removes the folder at the end.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kenyaaudit-bench-").FullName;
    private int _folders;

    private Workplace()
    {
    }

    /// <summary>The folder of KenyaAudit.Web.dll.</summary>
    public string Site { get; private set; } = "";

    /// <summary>With the portal of that folder, or with one published from this source tree.</summary>
    public static async Task<Workplace> OpenAsync(string? site)
    {
        var place = new Workplace();
        try
        {
            place.Site = site is null ? await PublishAsync(Path.Combine(place._root, "site")) : Path.GetFullPath(site);
            return File.Exists(Path.Combine(place.Site, "KenyaAudit.Web.dll"))
                ? place
                : throw new FileNotFoundException($"There is no published portal in '{place.Site}'.");
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, $"{name}-{++_folders}")).FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task<string> PublishAsync(string folder)
    {
        var tree = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(tree.FullName, "KenyaAudit.sln")))
        {
            tree = tree.Parent ?? throw new DirectoryNotFoundException("Outside the source tree the bench needs --site.");
        }

        Console.Error.WriteLine("Publishing the portal.");
        var project = Path.Combine(tree.FullName, "KenyaAudit.Web");
        string[] arguments = ["publish", project, "-c", "Release", "-o", folder, "-m:1", "--nologo", "-v", "q"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException(output);
    }
}
