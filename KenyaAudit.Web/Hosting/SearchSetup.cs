using KenyaAudit.Web.Search;
using Microsoft.Extensions.Options;

namespace KenyaAudit.Web.Hosting;

internal static class SearchSetup
{
    public static WebApplicationBuilder AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SearchOptions>().BindConfiguration(SearchOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton(provider => FindingIndex.OpenOwned(IndexPath(provider)));
        return builder;
    }

    /// <summary>The folder of this machine's index.</summary>
    public static string IndexPath(IServiceProvider provider) => provider.GetRequiredService<DataFolder>()
        .Under("index", provider.GetRequiredService<IOptions<SearchOptions>>().Value.IndexPath);
}
