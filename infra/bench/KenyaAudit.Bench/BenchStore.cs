using KenyaAudit.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Bench;

/// <summary>The store of a data folder, opened beside the serving process.</summary>
internal static class BenchStore
{
    private const int PhraseWords = 5;

    public static SqliteAuditDb Open(string data)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "kenyaaudit.db"), Pooling = false };
        return new SqliteAuditDb(new DbContextOptionsBuilder<SqliteAuditDb>().UseSqlite(address.ConnectionString).Options);
    }

    public static List<string> References(string data)
    {
        using var db = Open(data);
        return [.. db.Findings.AsNoTracking().Where(row => row.Status == FindingStatus.Published).OrderBy(row => row.Id).Select(row => row.Reference)];
    }

    public static List<string> Titles(string data)
    {
        using var db = Open(data);
        return [.. db.Findings.AsNoTracking().Select(row => row.Title).Distinct().OrderBy(title => title)];
    }

    /// <summary>A phrase from the text of the finding that was published last among those that have text.</summary>
    public static (string Reference, string Phrase) LastText(string data)
    {
        using var db = Open(data);
        var last = db.FindingVersions.AsNoTracking().Where(row => row.Body != null && row.DocumentId != null).OrderByDescending(row => row.Id)
            .Select(row => new { row.Finding.Reference, Body = row.Body! }).First();
        var words = last.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var at = Enumerable.Range(0, words.Length - PhraseWords).First(start => words.Skip(start).Take(PhraseWords).All(word => word.All(char.IsAsciiLetter)));
        return (last.Reference, string.Join(' ', words.Skip(at).Take(PhraseWords)));
    }
}
