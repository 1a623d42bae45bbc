using KenyaAudit.Web.Secrets;
using Microsoft.Extensions.Configuration;

namespace KenyaAudit.Web.Tests.Secrets;

/// <summary>Settings composed as the binary composes them: files over the environment, the backend over both.</summary>
internal static class Settings
{
    public static IConfigurationRoot Of(params (string Name, string Value)[] given) =>
        new ConfigurationBuilder().AddInMemoryCollection(given.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();

    public static IConfigurationRoot With(IConfigurationRoot before, IConfigurationSource source) =>
        new ConfigurationBuilder().AddConfiguration(before).Add(source).Build();

    public static SecretsOptions Options(params (string Name, string Value)[] given) => SecretsOptions.Read(Of(given));
}
