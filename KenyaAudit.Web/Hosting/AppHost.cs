namespace KenyaAudit.Web.Hosting;

/// <summary>The builder every verb starts from.</summary>
internal static class AppHost
{
    public const string DefaultAddress = "http://localhost:5080";

    public static WebApplicationBuilder CreateBuilder(CommandLine command)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = command.HostArguments,
            ContentRootPath = ContentRoot(AppContext.BaseDirectory),
        });
        builder.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateOnBuild = true;
            options.ValidateScopes = true;
        });
        // Requests and statements of every page would bury what a person looks for: the progress of runs.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Hangfire", LogLevel.Warning);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        return builder.AddSecrets();
    }

    // From source the project folder, so that data/ survives a rebuild; published, the folder of the binary.
    private static string ContentRoot(string baseDirectory)
    {
        for (var folder = new DirectoryInfo(baseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KenyaAudit.Web.csproj")))
            {
                return folder.FullName;
            }
        }

        return baseDirectory;
    }
}
