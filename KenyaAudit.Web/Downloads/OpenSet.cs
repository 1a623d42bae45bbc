using System.Runtime.CompilerServices;
using KenyaAudit.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Downloads;

/// <summary>What the values of a column are, and so how they are written.</summary>
internal enum ColumnType
{
    Text,
    Integer,

    /// <summary>A number with a decimal point; shillings are of this type.</summary>
    Number,

    /// <summary>2025-06-30.</summary>
    Date,

    /// <summary>2026-03-04T09:30:00Z.</summary>
    Time,
}

/// <summary>A column as readers of the data know it. Name and meaning are the one source for page, manifest and documentation.</summary>
internal record Column(string Name, ColumnType Type, string Meaning);

/// <summary>A column with the way to its value; null is "not published".</summary>
internal sealed record Column<T>(string Name, ColumnType Type, string Meaning, Func<T, object?> Value) : Column(Name, Type, Meaning);

/// <summary>One set of the open data: its name in addresses, its words, its columns, and its rows in an order that never varies.</summary>
internal sealed record OpenSet(string Name, string Title, string About, IReadOnlyList<Column> Columns, Func<AuditDb, IAsyncEnumerable<object?[]>> Rows)
{
    public static OpenSet Of<T>(string name, string title, string about, Func<AuditDb, IQueryable<T>> rows, params Column<T>[] columns) =>
        new(name, title, about, columns, db => ReadAsync(rows(db), columns));

    // Row by row: a set may be larger than memory.
    private static async IAsyncEnumerable<object?[]> ReadAsync<T>(
        IQueryable<T> rows, Column<T>[] columns, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return [.. columns.Select(column => column.Value(row))];
        }
    }
}
