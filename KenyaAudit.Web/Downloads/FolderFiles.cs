using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KenyaAudit.Web.Downloads;

/// <summary>The files of one folder, written and checked.</summary>
internal static class FolderFiles
{
    public static void WriteTexts(string folder, Manifest manifest)
    {
        Write(folder, WrittenData.SumsName, Encoding.ASCII.GetBytes(string.Concat(
            manifest.Sets.SelectMany(set => set.Files).Select(file => $"{file.Sha256}  {file.Name}\n"))));
        Write(folder, Manifest.FileName, [.. JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Written.Manifest), (byte)'\n']);
    }

    /// <summary>Null where a file is missing, cut or changed.</summary>
    public static WrittenData? Complete(string folder, Manifest manifest)
    {
        var files = manifest.Sets.SelectMany(set => set.Files).ToList();
        if (!files.TrueForAll(file => IsWhole(folder, file)))
        {
            return null;
        }

        return new WrittenData(folder, manifest, files
            .Append(Describe(folder, Manifest.FileName, "application/json; charset=utf-8"))
            .Append(Describe(folder, WrittenData.SumsName, "text/plain; charset=utf-8"))
            .ToDictionary(file => file.Name, StringComparer.Ordinal));
    }

    private static bool IsWhole(string folder, ManifestFile file)
    {
        var packed = new FileInfo(Path.Combine(folder, file.Name + HashedFile.Gzip));
        return packed.Exists && packed.Length == file.GzipBytes
            && Describe(folder, file.Name, file.MediaType) is { } found && (found.Bytes, found.Sha256) == (file.Bytes, file.Sha256);
    }

    private static ManifestFile Describe(string folder, string name, string mediaType)
    {
        using var bytes = File.OpenRead(Path.Combine(folder, name));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new ManifestFile(name, mediaType, bytes.Length, sha256, new FileInfo(Path.Combine(folder, name + HashedFile.Gzip)).Length);
    }

    private static void Write(string folder, string name, byte[] text)
    {
        using var file = new HashedFile(Path.Combine(folder, name));
        file.Write(text);
        file.Finish("");
    }
}
