using System.Globalization;
using KenyaAudit.Web.Search;
using Microsoft.Data.Sqlite;

namespace KenyaAudit.Bench;

/// <summary>Times the peer on the same queries: exact total and four facets in one pass over the matches, ten best by bm25 with snippets.</summary>
internal sealed class FtsQueryVerb : IBenchVerb
{
    public string Name => "fts5-query";

    public string Usage => "INDEX_DIR QUERIES.jsonl OUT.json WARM REPS";

    public int Run(string[] arguments)
    {
        var queries = BenchFiles.Queries(arguments[1]);
        using var database = FtsDatabase.Open(arguments[0]);
        using var facets = FtsDatabase.Command(database, "SELECT county, fy, section, opinion FROM text JOIN finding ON finding.id = text.rowid WHERE text MATCH $1", 1);
        using var best = FtsDatabase.Command(database, "SELECT rowid, snippet(text, 1, '<', '>', '…', 32) FROM text WHERE text MATCH $1 ORDER BY bm25(text, 3.5, 1.0, 2.0) LIMIT 10", 1);
        var vocabulary = Vocabulary(database);
        using var count = FtsDatabase.Command(database, "SELECT count(*) FROM finding", 0);
        var documents = Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
        var times = Timing.Of(
            queries, int.Parse(arguments[3], CultureInfo.InvariantCulture), int.Parse(arguments[4], CultureInfo.InvariantCulture), query => Ask(facets, best, Match(query, vocabulary)));
        BenchFiles.Write(arguments[2], new QueryOutcome("sqlite-fts5", "1 thread, 4 facets, 10 snippets", documents, times));
        Timing.Print(queries, times);
        return 0;
    }

    private static int Ask(SqliteCommand facets, SqliteCommand best, string match)
    {
        var counts = new Dictionary<object, int>[4];
        for (var column = 0; column < counts.Length; column++)
        {
            counts[column] = [];
        }

        var total = 0;
        FtsDatabase.Set(facets, match);
        using (var row = facets.ExecuteReader())
        {
            for (; row.Read(); total++)
            {
                for (var column = 0; column < counts.Length; column++)
                {
                    var value = row.GetValue(column);
                    counts[column][value] = counts[column].GetValueOrDefault(value) + 1;
                }
            }
        }

        var shown = 0;
        FtsDatabase.Set(best, match);
        using (var row = best.ExecuteReader())
        {
            for (; row.Read(); shown++)
            {
                _ = row.GetString(1);
            }
        }

        return shown == Math.Min(total, 10) ? total : throw new InvalidOperationException("The peer showed fewer hits than it counted.");
    }

    private static string Match(QueryLine query, List<(string Term, long Findings)> vocabulary) => query.Kind switch
    {
        "phrase" => $"\"{query.Q}\"",
        "prefix" => query.Q + "*",
        "fuzzy" => $"\"{Nearest(query.Q, vocabulary)}\"",
        _ => string.Join(' ', query.Q.Split(' ').Select(word => $"\"{word}\"")),
    };

    // The peer has no correction of its own: the nearest of its terms, found with the portal's measure.
    private static string Nearest(string word, List<(string Term, long Findings)> vocabulary) => vocabulary
        .Where(term => term.Term[0] == word[0] && Math.Abs(term.Term.Length - word.Length) <= 4)
        .MinBy(term => (KnownWords.Edits(term.Term, word), -term.Findings)).Term ?? word;

    private static List<(string Term, long Findings)> Vocabulary(SqliteConnection database)
    {
        FtsDatabase.Execute(database, "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'text', 'row')");
        using var command = FtsDatabase.Command(database, "SELECT term, doc FROM temp.terms WHERE term >= 'a' AND length(term) > 2", 0);
        using var row = command.ExecuteReader();
        var terms = new List<(string, long)>();
        while (row.Read())
        {
            terms.Add((row.GetString(0), row.GetInt64(1)));
        }

        return terms;
    }
}
