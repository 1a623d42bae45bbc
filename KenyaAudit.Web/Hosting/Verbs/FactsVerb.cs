using System.Security.Cryptography;
using KenyaAudit.Etl.Bundle;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Web.Ingest;

namespace KenyaAudit.Web.Hosting.Verbs;

/// <summary>`facts SOURCE --file PATH --out DIR`: how the bundled facts of a document are made; the same bytes each time.</summary>
internal static class FactsVerb
{
    public static async Task<int> RunAsync(IServiceProvider services, CommandLine command, CancellationToken cancellation)
    {
        if (services.GetRequiredService<SourceCatalog>().Find(command.Words[0]) is not { } source)
        {
            await Console.Error.WriteLineAsync($"facts: no source '{command.Words[0]}' reads documents.");
            return 2;
        }

        if (!File.Exists(command.Options["file"]))
        {
            await Console.Error.WriteLineAsync($"facts: there is no file '{Path.GetFullPath(command.Options["file"])}'.");
            return 1;
        }

        try
        {
            await using var document = File.OpenRead(command.Options["file"]);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(document, cancellation));
            document.Position = 0;
            var parsed = source.Parse(source.Extract(document, cancellation), cancellation);
            var records = source.Validate(source.Normalise(parsed, cancellation));
            var folder = Directory.CreateDirectory(command.Options["out"]).FullName;
            FactsWriter.Write(records, hash, source.ExtractorVersion, name => File.Create(Path.Combine(folder, name)));
            Console.WriteLine($"Wrote {records.Findings.Count} findings, {records.CleanStatements.Count} clean statements and {records.Opinions.Count} opinions to {folder}.");
            return 0;
        }
        catch (DocumentRefusedException refusal)
        {
            await Console.Error.WriteLineAsync($"facts: {refusal.Message}");
            return 1;
        }
    }
}
