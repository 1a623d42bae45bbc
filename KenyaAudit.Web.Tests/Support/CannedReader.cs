using System.Collections;
using System.Data.Common;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>Rows without a server. A column is what its reader takes it for; words are those of a small, consistent store.</summary>
internal sealed class CannedReader(IReadOnlyList<CannedResult> results) : DbDataReader
{
    private static readonly DateTime Then = new(2026, 3, 4, 9, 30, 0, DateTimeKind.Unspecified);
    private static int _lastKey = 1000;

    // By table and column where the table is known, by column otherwise.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Reference"] = "ng-2020-21-319",
        ["Sha256"] = TestData.Sha256,
        ["SourceId"] = RecordsBuilder.Source,
        ["Currency"] = "KES",
        ["Vote"] = "1081",
        ["Slug"] = RecordsBuilder.Health,
        ["Category.Slug"] = "pending-bills",
        ["County.Slug"] = "mombasa",
        ["Report.Slug"] = RecordsBuilder.Report,
        ["PublicationLog.Key"] = "ng-2020-21-319",
        ["Editorial.Category"] = "pending-bills",
        ["QuarantinedRecord.Draft"] =
            """{"Number":319,"Title":"T","Entity":"","Section":"other","Basis":"other-matter","Opinion":null,"PdfPage":1,"PdfPageLast":1,"PrintedPage":null,"PrintedPageLast":null,"Amounts":[],"SubParagraphs":[],"Blocks":[]}""",
        ["Xml"] = "<none/>",
        ["SealedKey"] = "",
        ["ProductVersion"] = "10.0.0",
    };

    private int _result;
    private int _row = -1;

    private CannedResult? Result => _result < results.Count ? results[_result] : null;

    public override int FieldCount => Result?.Columns.Count ?? 0;

    public override bool HasRows => Result?.Rows > 0;

    public override int Depth => 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => 1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ++_row < (Result?.Rows ?? 0);

    public override bool NextResult()
    {
        (_result, _row) = (_result + 1, -1);
        return Result is not null;
    }

    public override bool IsDBNull(int ordinal) => false;

    // No condition holds yet: nothing was published before.
    public override bool GetBoolean(int ordinal) => false;

    public override int GetInt32(int ordinal) => Name(ordinal) switch
    {
        "new key" => Interlocked.Increment(ref _lastKey),
        "_Position" => _row,
        "Report.FinancialYear" or "FinancialYear" => 2021,
        _ => 1,
    };

    public override long GetInt64(int ordinal) => GetInt32(ordinal);

    public override string GetString(int ordinal)
    {
        var name = Name(ordinal);
        return name.EndsWith("MigrationId", StringComparison.Ordinal)
            ? SqlServerStore.Migrations[_row]
            : Words.GetValueOrDefault(name) ?? Words.GetValueOrDefault(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]) ?? "1";
    }

    public override DateTime GetDateTime(int ordinal) => Then;

    public override T GetFieldValue<T>(int ordinal) => (T)(object)(
        typeof(T) == typeof(DateOnly) ? DateOnly.FromDateTime(Then)
        : typeof(T) == typeof(int) ? GetInt32(ordinal)
        : typeof(T) == typeof(long) ? GetInt64(ordinal)
        : typeof(T) == typeof(string) ? GetString(ordinal)
        : typeof(T) == typeof(bool) ? GetBoolean(ordinal)
        : typeof(T) == typeof(DateTime) ? Then
        : throw new NotSupportedException($"No canned {typeof(T).Name}"));

    public override object GetValue(int ordinal) => GetInt32(ordinal);

    public override byte GetByte(int ordinal) => 1;

    public override short GetInt16(int ordinal) => 1;

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override char GetChar(int ordinal) => '1';

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override int GetValues(object[] values) => throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => "sql_variant";

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override string GetName(int ordinal) => Name(ordinal);

    public override int GetOrdinal(string name) => Result!.Columns.ToList().FindIndex(column => column == name || column.EndsWith("." + name, StringComparison.Ordinal));

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    private string Name(int ordinal) => Result!.Columns[ordinal];
}
