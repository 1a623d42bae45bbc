using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>One statement as it would have gone to SQL Server, and the types of ours that were on the way to it.</summary>
internal sealed record RecordedCommand(string Text, IReadOnlyCollection<Type> From);

/// <summary>Stands where SQL Server would: keeps what it is told, and answers with <see cref="CannedRows"/>.</summary>
internal sealed class RecordedStore
{
    private readonly ConcurrentQueue<RecordedCommand> _commands = new();

    public CannedRows Rows { get; } = new();

    public IReadOnlyCollection<RecordedCommand> Commands => _commands;

    public DbConnection Connection() => new Connected(this);

    public void Record(string text) => _commands.Enqueue(new RecordedCommand(text, OnTheWay()));

    private static HashSet<Type> OnTheWay()
    {
        var types = new HashSet<Type>();
        foreach (var frame in new StackTrace().GetFrames())
        {
            // State machines and closures are nested in the class that was written.
            for (var type = frame.GetMethod()?.DeclaringType; type is not null; type = type.DeclaringType)
            {
                if (type.Assembly == typeof(Program).Assembly)
                {
                    types.Add(type);
                }
            }
        }

        return types;
    }

    private sealed class Connected(RecordedStore store) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get; set; } = "Server=recorded;Database=kenyaaudit";

        public override string Database => "kenyaaudit";

        public override string DataSource => "recorded";

        public override string ServerVersion => "16.00.1000";

        // Always open, so that contexts may share it and keep their transactions.
        public override ConnectionState State => ConnectionState.Open;

        public override void ChangeDatabase(string databaseName)
        {
        }

        public override void Close()
        {
        }

        public override void Open()
        {
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this, isolationLevel);

        protected override DbCommand CreateDbCommand() => new Command(store, this);
    }

    private sealed class Transaction(DbConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        public override bool SupportsSavepoints => true;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }

        public override void Save(string savepointName)
        {
        }
    }

    private sealed class Command(RecordedStore store, DbConnection connection) : DbCommand
    {
        private readonly SqlCommand _parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery()
        {
            store.Record(CommandText);
            return 1;
        }

        public override object? ExecuteScalar()
        {
            using var reader = ExecuteDbDataReader(CommandBehavior.Default);
            return reader.Read() ? reader.GetValue(0) : null;
        }

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            store.Record(CommandText);
            return new CannedReader(store.Rows.Answer(CommandText, _parameters.Parameters));
        }

        protected override void Dispose(bool disposing)
        {
            _parameters.Dispose();
            base.Dispose(disposing);
        }
    }
}
