using System.Diagnostics;

namespace KenyaAudit.Bench;

/// <summary>The peer: the same corpus in SQLite FTS5 with stemming, facets in a table beside it.</summary>
internal sealed class FtsBuildVerb : IBenchVerb
{
    public string Name => "fts5-build";

    public string Usage => "CORPUS.jsonl INDEX_DIR OUT.json";

    public int Run(string[] arguments)
    {
        if (Directory.Exists(arguments[1]))
        {
            Directory.Delete(arguments[1], recursive: true);
        }

        Directory.CreateDirectory(arguments[1]);
        var watch = Stopwatch.StartNew();
        var count = 0;
        using (var database = FtsDatabase.Open(arguments[1]))
        {
            FtsDatabase.Execute(database, """
                PRAGMA journal_mode = off; PRAGMA synchronous = off;
                CREATE VIRTUAL TABLE text USING fts5(title, body, names, tokenize = 'porter unicode61 remove_diacritics 2');
                CREATE TABLE finding(id INTEGER PRIMARY KEY, reference TEXT, entity TEXT, county TEXT, fy INTEGER, section TEXT, opinion TEXT, amount REAL);
                """);
            using var transaction = database.BeginTransaction();
            using var text = FtsDatabase.Command(database, "INSERT INTO text(rowid, title, body, names) VALUES ($1, $2, $3, $4)", 4);
            using var finding = FtsDatabase.Command(database, "INSERT INTO finding VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 8);
            foreach (var line in BenchFiles.Corpus(arguments[0]))
            {
                count++;
                FtsDatabase.Run(text, count, line.Title, line.Body, line.Entity + " " + line.County);
                FtsDatabase.Run(finding, count, line.Id, line.Entity, line.County, line.Fy, line.Section, line.Opinion, line.Amount);
            }

            transaction.Commit();
            FtsDatabase.Execute(database, "INSERT INTO text(text) VALUES ('optimize')");
        }

        var outcome = new BuildOutcome(count, Math.Round(watch.Elapsed.TotalSeconds, 3), BenchFiles.Bytes(arguments[1]));
        BenchFiles.Write(arguments[2], outcome);
        Console.WriteLine($"{count} findings in {outcome.BuildS:F1} s, {count / outcome.BuildS:F0} a second, {outcome.IndexBytes / Math.Max(1, count)} bytes each");
        return 0;
    }
}
