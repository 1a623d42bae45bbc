using KenyaAudit.Web.Hosting;
using KenyaAudit.Web.Hosting.Verbs;

if (CommandLine.Parse(args) is not { } command)
{
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}

if (command.Verb == CommandLine.Health)
{
    return await HealthVerb.RunAsync(command);
}

WebApplication app;
try
{
    var builder = AppHost.CreateBuilder(command);
    builder.AddStore().AddSearch().AddIngest().AddAccounts();
    if (command.Verb == CommandLine.Serve)
    {
        builder.AddErrorReports().AddTelemetry().AddAccess().AddRateLimits().AddSecretsRefresh().AddWeb().AddJobs().AddDiskWatch().AddFollowers().AddDownloads();
    }

    app = builder.Build();
}
catch (FormatException setting)
{
    await Console.Error.WriteLineAsync(setting.Message);
    return 1;
}

if (command.Verb == CommandLine.Serve)
{
    app.UseWeb().UseAdmin();
}

return await Verb.RunAsync(app, command);

public partial class Program;
