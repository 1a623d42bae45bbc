using System.Globalization;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Validate;

/// <summary>Where the checks of a document are put together and a contradiction stops it.</summary>
internal static class Gate
{
    private const int MostNamed = 40;

    public static CheckResult Warn(string name, bool passed, string good, string bad, string? figures = null) =>
        new(name, CheckLevel.Warn, passed, passed ? good : bad, figures);

    public static CheckResult Block(string name, bool passed, string good, string bad, string? figures = null) =>
        new(name, CheckLevel.Block, passed, passed ? good : bad, figures);

    /// <summary>Throws <see cref="DocumentRefusedException"/> with every check so far and the sentences of those that block.</summary>
    public static void Pass(IReadOnlyList<CheckResult> checks)
    {
        var blocking = checks.Where(check => check.Blocks).Select(check => check.Sentence).ToList();
        if (blocking.Count > 0)
        {
            throw new DocumentRefusedException(string.Join(' ', blocking), checks);
        }
    }

    /// <summary>"3, 7 to 9": numbers in order, runs drawn together, a bounded list.</summary>
    public static string Listed(IEnumerable<int> numbers)
    {
        var runs = new List<(int From, int To)>();
        foreach (var number in numbers.Order())
        {
            if (runs.Count > 0 && runs[^1].To + 1 >= number)
            {
                runs[^1] = (runs[^1].From, number);
            }
            else
            {
                runs.Add((number, number));
            }
        }

        var named = runs.Take(MostNamed).Select(run => run.From == run.To
            ? run.From.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{run.From} to {run.To}"));
        return string.Join(", ", named) + (runs.Count > MostNamed ? " and more" : "");
    }
}
