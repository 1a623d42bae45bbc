using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace KenyaAudit.Bench;

/// <summary>Looks into the store of a portal from outside, as another process, without ever writing to it.</summary>
internal sealed class ChaosStore(string data)
{
    // What readers see of documents, in an order that does not depend on row numbers.
    private static readonly string[] Visible =
    [
        "SELECT f.Reference, f.Title, f.Section, f.Basis, f.Status, f.CurrentVersion, e.Slug FROM Finding f JOIN AuditedEntity e ON e.Id = f.EntityId ORDER BY f.Reference",
        "SELECT f.Reference, v.Number, v.Title, v.Body, v.AmountInQuestionCents, v.PdfPage, v.PrintedPage, d.Sha256 FROM FindingVersion v JOIN Finding f ON f.Id = v.FindingId LEFT JOIN SourceDocument d ON d.Id = v.DocumentId ORDER BY f.Reference, v.Number",
        "SELECT f.Reference, b.Ordinal, b.Text FROM TextBlock b JOIN FindingVersion v ON v.Id = b.VersionId JOIN Finding f ON f.Id = v.FindingId ORDER BY f.Reference, v.Number, b.Ordinal",
        "SELECT r.Slug, e.Slug, o.Kind, o.PdfPage FROM Opinion o JOIN Report r ON r.Id = o.ReportId JOIN AuditedEntity e ON e.Id = o.EntityId ORDER BY r.Slug, e.Slug",
        "SELECT d.Sha256, d.PageCount, p.PdfPage, p.Text FROM SourceDocument d JOIN DocumentPage p ON p.DocumentId = d.Id ORDER BY d.Sha256, p.PdfPage",
        "SELECT SourceId, Key, Raw, State FROM QuarantinedRecord ORDER BY SourceId, Key, Raw",
    ];

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(data, "kenyaaudit.db"), Mode = SqliteOpenMode.ReadWrite, Pooling = false,
    }.ToString();

    /// <summary>A hash of everything visible, and how many findings there are.</summary>
    public (string Hash, long Findings) Read()
    {
        using var connection = Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var query in Visible)
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var at = 0; at < reader.FieldCount; at++)
                {
                    hash.AppendData(Encoding.UTF8.GetBytes($"{reader.GetValue(at)}\u001f"));
                }
            }

            hash.AppendData("\u001e"u8);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), Count("SELECT COUNT(*) FROM Finding", connection));
    }

    /// <summary>Findings that no line of the publication log names: an index would never learn of them.</summary>
    public long Unlogged() => Ask("SELECT COUNT(*) FROM Finding f WHERE NOT EXISTS (SELECT 1 FROM PublicationLog l WHERE l.Kind = 1 AND l.Key = f.Reference)");

    /// <summary>Runs that still claim to be at work.</summary>
    public long Running(string source) => Ask($"SELECT COUNT(*) FROM IngestRun WHERE SourceId = '{source}' AND State = 2");

    public long Steps(string source, string name, bool ended) => Ask(
        $"SELECT COUNT(*) FROM IngestStep s JOIN IngestRun r ON r.Id = s.RunId WHERE r.SourceId = '{source}' AND s.Name = '{name}' AND (s.EndedAt IS NOT NULL OR {(ended ? 0 : 1)})");

    /// <summary>Holds the store so that nobody else can write.</summary>
    public IDisposable Lock()
    {
        var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    private long Ask(string query)
    {
        using var connection = Open();
        return Count(query, connection);
    }

    private static long Count(string query, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }
}
