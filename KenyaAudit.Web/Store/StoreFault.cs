using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace KenyaAudit.Web.Store;

/// <summary>Which errors of the store pass by themselves: a lock, a lost connection, a server that is busy or moving.</summary>
internal static class StoreFault
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    // Timeout, no connection, dead lock, lock timeout, failing over, out of workers; the numbers that Microsoft documents as transient.
    private static readonly HashSet<int> SqlServer =
        [-2, 20, 53, 64, 121, 233, 258, 1205, 1222, 4060, 4221, 10053, 10054, 10060, 10061, 10928, 10929, 40143, 40197, 40501, 40613, 49918, 49919, 49920];

    public static bool Passes(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        SqlException server => server.Errors.Cast<SqlError>().Any(single => SqlServer.Contains(single.Number)),
        _ => false,
    };
}
