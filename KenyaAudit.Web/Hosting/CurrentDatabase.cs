using System.Data.Common;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KenyaAudit.Web.Hosting;

/// <summary>Gives each connection to SQL Server the address that holds now, so that a password may be changed while the site runs.</summary>
internal sealed class CurrentDatabase(IConfiguration configuration, DataFolder data) : DbConnectionInterceptor
{
    public string Address => StoreAddress.Parse(configuration["DATABASE_URL"], data.Path).ConnectionString;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Renew(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Renew(connection);
        return ValueTask.FromResult(result);
    }

    private void Renew(DbConnection connection)
    {
        var address = Address;
        if (connection.ConnectionString != address)
        {
            connection.ConnectionString = address;
        }
    }
}
