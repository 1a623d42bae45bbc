using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>The columns of one result, as "Table.Column", "Column" or "", and how many rows it has.</summary>
internal sealed record CannedResult(IReadOnlyList<string> Columns, int Rows);

/// <summary>
/// Decides what a statement would have returned: one row for a query, a new key for each inserted row, nothing for the rest.
/// A store of one row, whose keys are all 1: reading on after key 1 finds nothing more.
/// </summary>
internal sealed partial class CannedRows
{
    /// <summary>The migrations that the store has had.</summary>
    public IReadOnlyList<string> Migrations { get; set; } = SqlServerStore.Migrations;

    /// <summary>What a query for rows that name these returns: none.</summary>
    public List<string> Absent { get; } = [];

    public IReadOnlyList<CannedResult> Answer(string sql, SqlParameterCollection parameters)
    {
        var results = new List<CannedResult>();
        foreach (var statement in TransactSql.Statements(sql))
        {
            switch (statement)
            {
                case SelectStatement { QueryExpression: var query } when Select(query) is { } columns:
                    results.Add(new CannedResult(columns, Rows(columns, sql, parameters)));
                    break;
                case InsertStatement { InsertSpecification: { OutputClause: { } output } insert }:
                    results.Add(new CannedResult(Output(output), ((ValuesInsertSource)insert.InsertSource).RowValues.Count));
                    break;
                case MergeStatement { MergeSpecification: { OutputClause: { } output, TableReference: InlineDerivedTable source } }:
                    results.Add(new CannedResult(Output(output), source.RowValues.Count));
                    break;
                case UpdateStatement { UpdateSpecification.OutputClause: { } output }:
                    results.Add(new CannedResult(Output(output), 1));
                    break;
                case DeleteStatement { DeleteSpecification.OutputClause: { } output }:
                    results.Add(new CannedResult(Output(output), 1));
                    break;
            }
        }

        return results;
    }

    private int Rows(IReadOnlyList<string> columns, string sql, SqlParameterCollection parameters)
    {
        // What EF Core asks about its own history is not a row of ours.
        return columns.Any(column => column.EndsWith("MigrationId", StringComparison.Ordinal)) ? Migrations.Count
            : NothingMore(sql, parameters) ? 0
            : 1;
    }

    private bool NothingMore(string sql, SqlParameterCollection parameters) =>
        parameters.Cast<SqlParameter>().Any(parameter => Absent.Contains(Convert.ToString(parameter.Value, CultureInfo.InvariantCulture) ?? ""))
        || ReadingOn.Matches(sql).Any(match => parameters.Contains(match.Groups[1].Value)
            && Convert.ToInt64(parameters[match.Groups[1].Value].Value, CultureInfo.InvariantCulture) >= 1);

    private static IReadOnlyList<string>? Select(QueryExpression query)
    {
        if (query is not QuerySpecification select)
        {
            return query is BinaryQueryExpression both ? Select(both.FirstQueryExpression) : null;
        }

        var tables = new Aliases();
        select.FromClause?.Accept(tables);
        return [.. select.SelectElements.Select(element => element is SelectScalarExpression { Expression: ColumnReferenceExpression column }
            ? Name(column, tables.Found)
            : (element as SelectScalarExpression)?.ColumnName?.Value ?? "")];
    }

    private static string Name(ColumnReferenceExpression column, Dictionary<string, string> tables)
    {
        var parts = column.MultiPartIdentifier.Identifiers;
        var name = parts[^1].Value;
        return parts.Count > 1 && tables.TryGetValue(parts[0].Value, out var table) ? $"{table}.{name}" : name;
    }

    private static IReadOnlyList<string> Output(OutputClause output) =>
        [.. output.SelectColumns.Select(element => element is SelectScalarExpression { Expression: ColumnReferenceExpression column }
            ? column.MultiPartIdentifier.Identifiers[^1].Value is "_Position" ? "_Position" : "new key"
            : "")];

    [GeneratedRegex(@"\[(?:Id|Sequence)\] > (@\w+)")]
    private static partial Regex ReadingOn { get; }

    private sealed class Aliases : TSqlFragmentVisitor
    {
        public Dictionary<string, string> Found { get; } = [];

        public override void Visit(NamedTableReference node) => Found[(node.Alias ?? node.SchemaObject.BaseIdentifier).Value] = node.SchemaObject.BaseIdentifier.Value;
    }
}
