namespace KenyaAudit.E2E.Support;

/// <summary>A data folder that one site has loaded its bundle into: sites of journeys begin with a copy of it, as a site does that was started before.</summary>
internal static class LoadedData
{
    private static readonly Lazy<Task<DirectoryInfo>> Loaded = new(LoadAsync);

    public static async Task CopyToAsync(string folder)
    {
        var from = (await Loaded.Value).FullName;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<DirectoryInfo> LoadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kenyaaudit-e2e-loaded-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        await using var site = await SiteProcess.StartAsync(CancellationToken.None, folder.FullName);
        return folder;
    }
}
