namespace KenyaAudit.Web.Search;

/// <summary>The words people use for the fixed values of a report, by address value.</summary>
internal static class FieldLabels
{
    public static readonly (string Slug, string[] Labels)[] Opinions =
    [
        ("unmodified", ["unmodified opinion", "unqualified opinion", "clean opinion"]),
        ("qualified", ["qualified opinion"]),
        ("adverse", ["adverse opinion"]),
        ("disclaimer", ["disclaimer of opinion", "disclaimed"]),
    ];

    public static readonly (string Slug, string[] Labels)[] Sections =
    [
        ("financial-statements", ["report on the financial statements"]),
        ("lawfulness", ["lawfulness and effectiveness in use of public resources", "lawful use"]),
        ("controls", ["effectiveness of internal controls risk management and governance", "internal control"]),
        ("other", ["other legal and regulatory requirements"]),
    ];

    public static readonly (string Slug, string[] Labels)[] Bases =
    [
        ("basis-for-qualified-opinion", ["basis for qualified opinion"]),
        ("basis-for-adverse-opinion", ["basis for adverse opinion"]),
        ("basis-for-disclaimer-of-opinion", ["basis for disclaimer of opinion"]),
        ("emphasis-of-matter", ["emphasis of matter"]),
        ("other-matter", ["other matter"]),
        ("key-audit-matter", ["key audit matter", "key audit matters"]),
        ("basis-for-conclusion", ["basis for conclusion"]),
    ];

    /// <summary>The one value whose slug it is; else those that have a label with every word of it.</summary>
    public static IReadOnlyList<string> Of((string Slug, string[] Labels)[] table, string value, bool exactly)
    {
        var words = Folded.Words(value);
        var joined = string.Concat(words);
        if (joined.Length == 0)
        {
            return [];
        }

        var same = table.Where(row => row.Labels.Append(row.Slug).Any(label => string.Concat(Folded.Words(label)) == joined)).ToList();
        return [.. (same.Count > 0 || exactly ? same : table.Where(row => row.Labels.Any(label => words.All(Folded.Words(label).Contains)))).Select(row => row.Slug)];
    }
}
