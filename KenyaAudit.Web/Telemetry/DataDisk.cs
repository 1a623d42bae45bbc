namespace KenyaAudit.Web.Telemetry;

/// <summary>The disk where the data folder lies, in bytes.</summary>
internal sealed class DataDisk(string folder)
{
    private readonly DriveInfo _drive = new(folder);

    public long Free => _drive.AvailableFreeSpace;

    public long Size => _drive.TotalSize;

    public static long BytesOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        }
        catch (IOException)
        {
            // A segment went away between listing and asking: the next scrape counts again.
            return 0;
        }
    }
}
