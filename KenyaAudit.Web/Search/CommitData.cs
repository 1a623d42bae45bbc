using System.Globalization;

namespace KenyaAudit.Web.Search;

/// <summary>What is written beside each commit: how far the index follows the publications, and by which schema it was built.</summary>
internal sealed record CommitData(long Sequence, string Schema)
{
    public bool SchemaMatches => Schema == IndexFields.SchemaVersion;

    public static CommitData Of(IDictionary<string, string>? data)
    {
        var sequence = data is not null && data.TryGetValue("sequence", out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new CommitData(sequence, data is not null && data.TryGetValue("schema", out var schema) ? schema : "");
    }

    public Dictionary<string, string> ToDictionary() => new()
    {
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
        ["schema"] = Schema,
    };
}
