using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>Reads Transact-SQL as SQL Server 2022 does.</summary>
internal static class TransactSql
{
    public static IReadOnlyList<string> ErrorsIn(string sql)
    {
        Parse(sql, out var errors);
        return [.. errors.Select(error => $"line {error.Line}: {error.Message}")];
    }

    public static TSqlScript Read(string sql)
    {
        var script = Parse(sql, out var errors);
        return errors.Count == 0 ? (TSqlScript)script : throw new FormatException($"{errors[0].Message}: {sql}");
    }

    public static IEnumerable<TSqlStatement> Statements(string sql) => Read(sql).Batches.SelectMany(batch => batch.Statements);

    /// <summary>Every table a statement names.</summary>
    public static IEnumerable<string> Tables(string sql)
    {
        var names = new TableNames();
        Read(sql).Accept(names);
        return names.Found;
    }

    private static TSqlFragment Parse(string sql, out IList<ParseError> errors)
    {
        using var text = new StringReader(sql);
        return new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out errors);
    }

    private sealed class TableNames : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(NamedTableReference node) => Found.Add(node.SchemaObject.BaseIdentifier.Value);
    }
}
