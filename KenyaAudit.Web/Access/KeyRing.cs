using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace KenyaAudit.Web.Access;

/// <summary>Keeps the keys of the data-protection ring sealed in the store.</summary>
internal sealed class KeyRingEncryptor(SecretKeys secrets) : IXmlEncryptor
{
    public const string Purpose = "key-ring";
    public static readonly XName Element = "sealedKey";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(Element, secrets.Box(Purpose).Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(KeyRingDecryptor));
}

/// <summary>Made by the framework from the name that stands beside a sealed key.</summary>
internal sealed class KeyRingDecryptor : IXmlDecryptor
{
    private readonly SecretKeys _secrets;

    public KeyRingDecryptor(IServiceProvider services) => _secrets = services.GetRequiredService<SecretKeys>();

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(_secrets.Box(KeyRingEncryptor.Purpose).Open(encryptedElement.Value)));
}
