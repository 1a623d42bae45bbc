using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using KenyaAudit.Web.Store;

namespace KenyaAudit.Web.Downloads;

/// <summary>Writes one set as CSV (RFC 4180) and JSON Lines, both UTF-8, in one pass over its rows. The same rows give the same bytes.</summary>
internal static class SetWriter
{
    private const string CsvType = "text/csv; charset=utf-8; header=present";
    private const string JsonLinesType = "application/jsonl; charset=utf-8";

    /// <summary>What a spreadsheet may take for the start of a formula.</summary>
    private const string FormulaStarts = "=+-@\t\r\n";

    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    private static readonly JsonWriterOptions Lines = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task<ManifestSet> WriteAsync(OpenSet set, AuditDb db, string folder, CancellationToken cancellation)
    {
        var rows = 0L;
        using var csvFile = new HashedFile(Path.Combine(folder, set.Name + ".csv"));
        using var jsonFile = new HashedFile(Path.Combine(folder, set.Name + ".jsonl"));
        using (var csv = new CsvWriter(new StreamWriter(csvFile, new UTF8Encoding(false), leaveOpen: true), Rfc4180))
        using (var json = new Utf8JsonWriter(jsonFile, Lines))
        {
            foreach (var column in set.Columns)
            {
                csv.WriteField(column.Name);
            }

            csv.NextRecord();
            await foreach (var row in set.Rows(db).WithCancellation(cancellation))
            {
                WriteCsv(csv, set.Columns, row);
                WriteJson(json, set.Columns, row);
                json.Flush();
                jsonFile.Write("\n"u8);
                json.Reset();
                rows++;
            }
        }

        return new ManifestSet(
            set.Name, set.Title, set.About, rows, [csvFile.Finish(CsvType), jsonFile.Finish(JsonLinesType)],
            [.. set.Columns.Select(column => new ManifestColumn(column.Name, NameOf(column.Type), column.Meaning))]);
    }

    /// <summary>"text", "integer" ...</summary>
    public static string NameOf(ColumnType type) => type.ToString().ToLowerInvariant();

    private static void WriteCsv(CsvWriter csv, IReadOnlyList<Column> columns, object?[] row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            csv.WriteField(columns[at].Type == ColumnType.Text ? Guarded((string?)row[at]) : Plain(row[at]));
        }

        csv.NextRecord();
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<Column> columns, object?[] row)
    {
        json.WriteStartObject();
        for (var at = 0; at < row.Length; at++)
        {
            json.WritePropertyName(columns[at].Name);
            switch (row[at])
            {
                case null:
                    json.WriteNullValue();
                    break;
                case int number:
                    json.WriteNumberValue(number);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case decimal number:
                    json.WriteNumberValue(Shortest(number));
                    break;
                default:
                    json.WriteStringValue(Plain(row[at]));
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static string? Guarded(string? text) => text is { Length: > 0 } && FormulaStarts.Contains(text[0]) ? "'" + text : text;

    private static string? Plain(object? value) => value switch
    {
        null => null,
        string text => text,
        decimal number => Shortest(number).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "has no form in a file"),
    };

    // 5.00 and 5 are the same number and must be the same bytes.
    private static decimal Shortest(decimal number) => number / 1.0000000000000000000000000000m;
}
