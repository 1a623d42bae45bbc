using System.Text.Json;
using KenyaAudit.Etl.Sources;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Bench;

/// <summary>What the corpus generator recombines: the findings of a report as the portal's own parser reads them.</summary>
internal sealed record SourceLine(string Title, string Text, string Entity, string Section, string Opinion);

/// <summary>Writes the findings of a report, one a line, as the source of synthetic corpora.</summary>
internal sealed class CorpusSourceVerb : IBenchVerb
{
    public string Name => "corpus-source";

    public string Usage => "PDF OUT.jsonl";

    public int Run(string[] arguments)
    {
        var source = OagVolumeSource.National;
        using var document = File.OpenRead(arguments[0]);
        var records = source.Validate(source.Normalise(source.Parse(source.Extract(document, default), default), default));
        var names = records.Entities.ToDictionary(entity => entity.Slug, entity => entity.Name);
        using var output = new StreamWriter(arguments[1]);
        foreach (var finding in records.Findings)
        {
            var line = new SourceLine(
                finding.Title, finding.Body ?? "", names[finding.EntitySlug], finding.Section.Slug(), (finding.Opinion ?? Opinion.Qualified).Slug());
            output.Write(JsonSerializer.Serialize(line, BenchJson.Default.SourceLine));
            output.Write('\n');
        }

        Console.WriteLine($"{records.Findings.Count} findings");
        return 0;
    }
}
