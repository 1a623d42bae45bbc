using KenyaAudit.Web.Hosting;

if (CommandLine.Parse(args) is not { } command)
{
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}

var builder = AppHost.CreateBuilder(command);
builder.AddStore().AddWeb();

var app = builder.Build();
app.UseWeb();
await app.RunAsync();
return 0;

public partial class Program;
