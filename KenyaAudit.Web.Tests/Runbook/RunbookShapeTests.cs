using System.Globalization;
using System.Text.RegularExpressions;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests.Runbook;

/// <summary>Every incident is told whole, in the same five parts, once.</summary>
public sealed partial class RunbookShapeTests
{
    private const int WordsOfAParagraph = 12;
    private static readonly string[] Parts = ["Symptoms", "Diagnosis", "Resolution", "Verification", "Prevention"];

    private static readonly string[] Asked =
    [
        "Site down", "Database", "ETL failing", "ETL silent", "Slow", "Search wrong or stale", "Rate limiting", "Redis", "Security incident", "Secrets",
        "Alert delivery", "Disk full", "Bad data published",
    ];

    [Fact]
    public void Every_incident_that_was_asked_for_is_there() => Assert.Empty(Asked.Except(RunbookText.Ours.Incidents.Select(incident => incident.Title)));

    [Fact]
    public void Every_incident_has_its_five_parts_in_order_and_none_is_empty() =>
        Assert.Empty(RunbookText.Ours.Incidents.SelectMany(incident => Faults(incident.Title, incident.Text)));

    [Theory]
    [InlineData("**Symptoms.** a\n\n**Diagnosis.** a\n\n**Resolution.** a\n\n**Prevention.** a", "Verification")]
    [InlineData("**Diagnosis.** a\n\n**Symptoms.** a\n\n**Resolution.** a\n\n**Verification.** a\n\n**Prevention.** a", "Symptoms")]
    public void A_part_that_is_missing_or_out_of_order_is_named(string text, string part) => Assert.Contains($"Planted: {part}", Faults("Planted", text));

    [Fact]
    public void No_incident_repeats_a_paragraph_of_another()
    {
        var told = RunbookText.Ours.Incidents.SelectMany(incident => RunbookText.Paragraphs(incident.Text).Select(words => (incident.Title, Words: words))).ToList();

        Assert.True(told.Count > 100);
        Assert.Empty(Repeated(told));
        Assert.Equal([told.First(paragraph => paragraph.Words.Split(' ').Length >= WordsOfAParagraph).Words],
            Repeated([.. told, ("Planted", told.First(paragraph => paragraph.Words.Split(' ').Length >= WordsOfAParagraph).Words)]));
    }

    [Fact]
    public void Every_rule_is_named_among_the_symptoms_of_the_incident_that_it_sends_people_to()
    {
        var symptoms = RunbookText.Ours.Incidents.ToDictionary(incident => RunbookText.Anchor(incident.Title), incident => incident.Text.Split("**Diagnosis.**")[0]);

        Assert.True(MonitoringRules.Anchors.Count >= 28);
        Assert.Empty(MonitoringRules.Anchors.Where(rule => !symptoms.GetValueOrDefault(rule.Value, "").Contains($"`{rule.Key}`", StringComparison.Ordinal)).Select(rule => rule.Key));
    }

    [Fact]
    public void The_numbers_of_states_are_those_that_the_store_keeps()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "RUNBOOK.md"));

        Assert.All(
            (string[])[Numbers<RunState>(), Numbers<AlertState>(), Numbers<DeliveryState>(), Numbers<QuarantineState>(), Numbers<VersionKind>(), Numbers<AccountRole>(), Numbers<AlertChannel>()],
            numbers => Assert.Contains(numbers, text, StringComparison.OrdinalIgnoreCase));
    }

    // As "1 due, 2 running", from 1 on.
    private static string Numbers<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(value => (Number: Convert.ToInt32(value, CultureInfo.InvariantCulture), Words: Humps().Replace(value.ToString(), " ")))
        .Where(pair => pair.Number > 0).Select(pair => $"{pair.Number} {(typeof(T) == typeof(AlertChannel) ? pair.Words.Replace(" ", "", StringComparison.Ordinal) : pair.Words)}"));

    private static IEnumerable<string> Faults(string title, string text)
    {
        var at = 0;
        foreach (var part in Parts)
        {
            var start = text.IndexOf($"**{part}.**", StringComparison.Ordinal);
            var body = start < 0 ? "" : text[start..].Split("\n**")[0];
            if (start < at || body.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length < WordsOfAParagraph)
            {
                yield return $"{title}: {part}";
            }

            at = Math.Max(at, start);
        }
    }

    private static IEnumerable<string> Repeated(IReadOnlyList<(string Title, string Words)> told) => told
        .Where(paragraph => paragraph.Words.Split(' ').Length >= WordsOfAParagraph)
        .GroupBy(paragraph => paragraph.Words).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Humps();
}
