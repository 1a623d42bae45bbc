using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KenyaAudit.Web.Telemetry;

/// <summary>Lines of requests as JSON with the keys that the framework's JSON log has, many in one piece, between the lines of others.</summary>
internal sealed class JsonLines(TextWriter output)
{
    private readonly Lock _one = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public void Write(List<RequestLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        lock (_one)
        {
            _buffer.ResetWrittenCount();
            using var json = new Utf8JsonWriter(_buffer);
            foreach (var line in lines)
            {
                Write(json, line);
                json.Flush();
                json.Reset();
                _buffer.Write("\n"u8);
            }

            output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
            output.Flush();
        }
    }

    private static void Write(Utf8JsonWriter json, RequestLine line)
    {
        json.WriteStartObject();
        json.WriteString("Timestamp"u8, line.At);
        json.WriteString("LogLevel"u8, "Information"u8);
        json.WriteString("Category"u8, "KenyaAudit.Web.Telemetry.RequestLog"u8);
        json.WriteStartObject("State"u8);
        json.WriteString("Method"u8, line.Method);
        json.WriteString("Route"u8, line.Route);
        json.WriteNumber("Status"u8, line.Status);
        json.WriteNumber("Milliseconds"u8, line.Milliseconds);
        json.WriteString("TraceId"u8, line.Trace.ToHexString());
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
