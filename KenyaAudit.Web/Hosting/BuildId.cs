using System.Security.Cryptography;

namespace KenyaAudit.Web.Hosting;

/// <summary>Names this build in validators: its code, and the files of wwwroot that its pages link by fingerprint.</summary>
internal sealed record BuildId(string Value)
{
    private const int Letters = 10;

    public static BuildId OfThisBuild()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(BuildId).Module.ModuleVersionId.ToByteArray());
        var assets = Path.Combine(AppContext.BaseDirectory, "KenyaAudit.Web.staticwebassets.endpoints.json");
        if (File.Exists(assets))
        {
            hash.AppendData(File.ReadAllBytes(assets));
        }

        return new BuildId(Convert.ToHexStringLower(hash.GetHashAndReset())[..Letters]);
    }
}
