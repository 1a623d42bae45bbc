using System.Text.Json;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Vocabulary;

namespace KenyaAudit.Etl.Bundle;

/// <summary>Reads bundled facts back into records; text and pages stay absent.</summary>
public static class FactsReader
{
    /// <summary>Throws <see cref="DocumentRefusedException"/> naming the file and line that cannot be read.</summary>
    public static ReportRecords Read(Func<string, Stream> open)
    {
        var report = Lines<ReportFact>(open, FactLines.Report)[0].Fact;
        var entities = Each<EntityFact, EntityRecord>(open, FactLines.Entities, fact => new EntityRecord(
            fact.Slug, fact.Name, Word<EntityKind>(fact.Kind), fact.Vote, fact.CountyCode, fact.Parent, fact.Aliases ?? []));
        var opinions = Each<OpinionFact, OpinionRecord>(open, FactLines.Opinions, fact => new OpinionRecord(
            fact.Entity, fact.Name, Word<Opinion>(fact.Opinion), WordOrNull<Opinion>(fact.ChapterOpinion), fact.PdfPage, fact.PrintedPage));
        var findings = Each<FindingFact, Finding>(open, FactLines.Findings, Finding);
        var clean = Each<CleanFact, CleanStatement>(open, FactLines.CleanStatements, fact => new CleanStatement(
            fact.Number, fact.Entity, Word<ReportSection>(fact.Section), null,
            new PageSpan(fact.PdfPage, fact.PdfPageLast ?? fact.PdfPage, fact.PrintedPage, fact.PrintedPageLast ?? fact.PrintedPage)));
        return new ReportRecords(
            new ReportRecord(report.SourceId, Word<ReportSeries>(report.Series), Year(report.FinancialYear), report.Title, report.Publisher, report.Url),
            [], entities, opinions, findings, clean, [], []);
    }

    private static Finding Finding(FindingFact fact) => new(
        FindingReference.TryParse(fact.Ref, out var reference) ? reference : throw new FormatException($"'{fact.Ref}' is no reference"),
        fact.Number, fact.Entity, Word<ReportSection>(fact.Section), Word<Basis>(fact.Basis), WordOrNull<Opinion>(fact.Opinion),
        fact.Title, fact.Category,
        new PageSpan(fact.PdfPage, fact.PdfPageLast ?? fact.PdfPage, fact.PrintedPage, fact.PrintedPageLast ?? fact.PrintedPage),
        [.. (fact.Amounts ?? []).Select(amount => new AmountRecord(
            amount.Printed, amount.Currency, amount.Cents, WordOrNull<AmountRole>(amount.Role) ?? AmountRole.Unclassified))],
        [.. (fact.SubParagraphs ?? []).Select(sub => new SubParagraph(sub.Number, sub.Title, sub.PdfPage))],
        Blocks: null);

    private static List<TRecord> Each<TFact, TRecord>(Func<string, Stream> open, string file, Func<TFact, TRecord> convert)
    {
        var records = new List<TRecord>();
        foreach (var (line, fact) in Lines<TFact>(open, file))
        {
            try
            {
                records.Add(convert(fact));
            }
            catch (FormatException error)
            {
                throw new DocumentRefusedException($"{file}, line {line}: {error.Message}.", error);
            }
        }

        return records;
    }

    private static List<(int Line, T Fact)> Lines<T>(Func<string, Stream> open, string file)
    {
        using var reader = new StreamReader(open(file));
        var facts = new List<(int, T)>();
        for (var line = 1; reader.ReadLine() is { } json; line++)
        {
            try
            {
                facts.Add((line, JsonSerializer.Deserialize<T>(json, FactLines.Json) ?? throw new JsonException("null")));
            }
            catch (JsonException error)
            {
                throw new DocumentRefusedException($"{file}, line {line} cannot be read: {error.Message}", error);
            }
        }

        return facts.Count > 0 || file != FactLines.Report ? facts : throw new DocumentRefusedException($"{file} is empty.");
    }

    private static FinancialYear Year(string text) =>
        FinancialYear.TryParse(text, out var year) ? year : throw new DocumentRefusedException($"{FactLines.Report}: '{text}' is no financial year.");

    private static T Word<T>(string text) where T : struct, Enum =>
        Slugs.Parse<T>(text) ?? throw new FormatException($"'{text}' is no {typeof(T).Name}");

    private static T? WordOrNull<T>(string? text) where T : struct, Enum => text is null ? null : Word<T>(text);
}
