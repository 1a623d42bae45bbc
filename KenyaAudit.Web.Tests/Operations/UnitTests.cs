using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Operations;

/// <summary>The site as units of systemd: installed below a folder by the script itself, and read by systemd's own tool where the machine has it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnitTests : IDisposable
{
    private static readonly string Units = Path.Combine(Repository.Root, "infra", "systemd");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kenyaaudit-");

    private string Root => Path.Combine(_folder.FullName, "root");

    private string Current => new FileInfo(Path.Combine(Root, "opt", "kenyaaudit", "current")).LinkTarget ?? "";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Releases_lie_side_by_side_and_settings_that_are_there_stay()
    {
        Assert.Equal(0, (await InstallAsync("--from", Published("one"), "--release", "1.0")).Exit);
        var (settings, secret) = (Path.Combine(Root, "etc", "kenyaaudit", "kenyaaudit.env"), Path.Combine(Root, "etc", "kenyaaudit", "secrets", "secret_key"));
        Assert.Equal("1.0", Current);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secret));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(secret)!));
        Assert.True(Convert.FromBase64String(await File.ReadAllTextAsync(secret, TestContext.Current.CancellationToken)).Length >= 32);
        await File.WriteAllTextAsync(settings, "Site__ContactEmail=ours@example.org\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(secret, "ours", TestContext.Current.CancellationToken);

        Assert.Equal(0, (await InstallAsync("--from", Published("two"), "--release", "1.1")).Exit);
        Assert.Equal(("1.1", "two"), (Current, await CodeAsync()));
        Assert.Equal(0, (await InstallAsync("--release", "1.0")).Exit);
        Assert.Equal(("1.0", "one"), (Current, await CodeAsync()));
        Assert.Equal("Site__ContactEmail=ours@example.org\n", await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken));
        Assert.Equal("ours", await File.ReadAllTextAsync(secret, TestContext.Current.CancellationToken));
        Assert.Equal(
            ["kenyaaudit-backup.service", "kenyaaudit-backup.timer", "kenyaaudit@.service"],
            Directory.GetFiles(Path.Combine(Root, "etc", "systemd", "system")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_a_release_is_refused_and_changes_nothing()
    {
        Assert.Equal(0, (await InstallAsync("--from", Published("one"), "--release", "1.0")).Exit);

        Assert.Equal(1, (await InstallAsync("--from", Published("two"), "--release", "1.0")).Exit);
        Assert.Equal(1, (await InstallAsync("--from", _folder.FullName, "--release", "1.1")).Exit);
        Assert.Equal(1, (await InstallAsync("--release", "0.9")).Exit);
        Assert.Equal(2, (await InstallAsync("--release", "../../etc")).Exit);
        Assert.Equal(2, (await InstallAsync("--release")).Exit);
        Assert.Equal(2, (await InstallAsync("--now")).Exit);

        Assert.Equal(("1.0", "one"), (Current, await CodeAsync()));
        Assert.Equal(["1.0", "current"], Directory.GetFileSystemEntries(Path.Combine(Root, "opt", "kenyaaudit")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Units_start_verbs_that_the_binary_has_as_a_user_who_may_do_little()
    {
        foreach (var name in (string[])["kenyaaudit@.service", "kenyaaudit-backup.service"])
        {
            var unit = File.ReadAllText(Path.Combine(Units, name));
            var words = Regex.Match(unit, "KenyaAudit\\.Web\\.dll ([^\n']+)").Groups[1].Value.Replace("\"", "", StringComparison.Ordinal);
            Assert.NotNull(CommandLine.Parse(Regex.Replace(words, "\\$\\([^)]*\\)", "now").Split(' ')));
            Assert.All(
                (string[])["User=kenyaaudit", "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes", "CapabilityBoundingSet=", "SystemCallFilter=@system-service", "RestrictSUIDSGID=yes"],
                line => Assert.Contains($"\n{line}\n", unit, StringComparison.Ordinal));
            Assert.Contains("\nLoadCredential=secret_key:/etc/kenyaaudit/secrets/secret_key\nEnvironment=SECRET_KEY_FILE=%d/secret_key\n", unit, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Systemd_reads_the_units_without_a_complaint()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "this machine has no systemd-analyze");
        Assert.Equal(0, (await InstallAsync("--from", Published("one"), "--release", "1.0")).Exit);

        // Whether the programs are there is another machine's business; a line that is not understood is ours.
        var folder = Path.Combine(Root, "etc", "systemd", "system");
        File.Move(Path.Combine(folder, "kenyaaudit@.service"), Path.Combine(folder, "kenyaaudit@5081.service"));
        foreach (var unit in Directory.GetFiles(folder))
        {
            var text = (await File.ReadAllTextAsync(unit, TestContext.Current.CancellationToken)).Replace("/usr/bin/dotnet ", "/bin/true ", StringComparison.Ordinal);
            await File.WriteAllTextAsync(unit, text, TestContext.Current.CancellationToken);
        }

        var (exit, output) = await Tool.RunAsync("systemd-analyze", ["verify", "--man=no", .. Directory.GetFiles(folder).Order(StringComparer.Ordinal)]);

        Assert.Equal((0, ""), (exit, string.Join('\n', output.Split('\n').Where(line => line.Contains("kenyaaudit", StringComparison.Ordinal)))));
    }

    private Task<(int Exit, string Output)> InstallAsync(params string[] words) => Tool.RunAsync("bash", [Path.Combine(Units, "install.sh"), "--root", Root, .. words]);

    private string Published(string code)
    {
        var folder = _folder.CreateSubdirectory($"published-{code}");
        File.WriteAllText(Path.Combine(folder.FullName, "KenyaAudit.Web.dll"), code);
        return folder.FullName;
    }

    private Task<string> CodeAsync() => File.ReadAllTextAsync(Path.Combine(Root, "opt", "kenyaaudit", "current", "KenyaAudit.Web.dll"), TestContext.Current.CancellationToken);
}
