using System.Globalization;
using Microsoft.Data.Sqlite;

namespace KenyaAudit.Bench;

/// <summary>The SQLite file of the peer.</summary>
internal static class FtsDatabase
{
    public static SqliteConnection Open(string folder)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "fts5.db"), Pooling = false }.ToString());
        database.Open();
        Execute(database, "PRAGMA cache_size = -400000; PRAGMA mmap_size = 4000000000");
        return database;
    }

    public static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>With parameters $1, $2 ...</summary>
    public static SqliteCommand Command(SqliteConnection database, string sql, int parameters)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter("$" + number.ToString(CultureInfo.InvariantCulture), null));
        }

        return command;
    }

    public static void Set(SqliteCommand command, params object?[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }
    }

    public static void Run(SqliteCommand command, params object?[] values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }
}
