using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KenyaAudit.Bench;

/// <summary>One answer that the bare server gives; the body is sent as it is.</summary>
internal sealed record BareAnswer(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body);

/// <summary>Kestrel with nothing on it: given answers from memory, by address. What `pages` compares the portal with.</summary>
internal sealed class BareVerb : IBenchVerb
{
    public string Name => "bare";

    public string Usage => "ANSWERS.json PORT";

    public int Run(string[] arguments)
    {
        var answers = JsonSerializer.Deserialize<List<BareAnswer>>(File.ReadAllText(arguments[0]))!.ToDictionary(answer => answer.Path);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var port = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls($"http://127.0.0.1:{port}");
        using var app = builder.Build();
        app.Run(context => SendAsync(context, answers));
        app.Run();
        return 0;
    }

    private static Task SendAsync(HttpContext context, Dictionary<string, BareAnswer> answers)
    {
        if (!answers.TryGetValue(context.Request.Path + context.Request.QueryString, out var answer))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.Body.WriteAsync(answer.Body).AsTask();
    }
}
