namespace KenyaAudit.Etl.Parse;

/// <summary>The lines that head an entity's chapter: those in capitals right above its first section.</summary>
/// <param name="Start">Index of the first line that belongs to the headings.</param>
/// <param name="Near">Index of the first line of the name: the lines above it may stand on a title page.</param>
/// <param name="Name">The heading nearest to the section, its lines joined.</param>
/// <param name="Code">The vote or county number that the headings name, or null.</param>
internal sealed record HeadingBlock(int Start, int Near, string Name, string? Code)
{
    private const int MostLines = 8;

    // Lines of one heading stand closer than this many line heights; a label of a group of chapters stands farther off.
    private const double SameHeading = 1.75;
    private const double LineHeight = 13.8;

    /// <summary>Reads upwards from the section heading at <paramref name="section"/>; null where no heading stands above it.</summary>
    public static HeadingBlock? Above(BookKind kind, IReadOnlyList<BookLine> lines, int section, int floor)
    {
        var start = section;
        while (start > floor && section - start < MostLines && IsHeading(kind, lines, start - 1, section))
        {
            start--;
        }

        if (start == section)
        {
            return null;
        }

        var near = NearestStart(kind, lines, start, section);
        var name = Join(lines, near, section);
        var code = kind.CodeOf(name);
        if (code is not null && kind.WithoutCode(name).Length == 0 && near > start)
        {
            near = NearestStart(kind, lines, start, near);
            name = Join(lines, near, section);
        }

        var bodyTail = BodyTail(kind, lines, start, near);
        code ??= kind.CodeOf(Join(lines, bodyTail, section));
        return new HeadingBlock(bodyTail, near, kind.WithoutCode(name), code);
    }

    private static bool IsHeading(BookKind kind, IReadOnlyList<BookLine> lines, int at, int section)
    {
        var line = lines[at];
        if (Headings.SectionOf(line.Letters) is not null || Headings.BasisOf(line.Text) is not null || (line.Text.EndsWith('.') && !line.Bold))
        {
            return false;
        }

        return Lettering.IsCapitals(line.Text)
            || (kind.CodeOf(line.Text) is not null && line.Letters.Length < 60)
            || IsTail(lines, at, section);
    }

    // "CREDIT NO. 5432-KE)", "No. 12" and the end of a code ("941)") hold few capitals or none, but stand below lines that do, in the same hand.
    private static bool IsTail(IReadOnlyList<BookLine> lines, int at, int section) =>
        at > 0 && at < section && lines[at].Text.Length <= 60 && lines[at].Bold == lines[at - 1].Bold
        && (lines[at].Text.Any(char.IsUpper) || lines[at].Text[^1] == ')') && lines[at].Text.Count(char.IsLower) < 12
        && Lettering.IsCapitals(lines[at - 1].Text) && lines[at - 1].PdfPage == lines[at].PdfPage
        && Headings.SectionOf(lines[at - 1].Letters) is null && NumberedLines.TextOf(lines[at].Text).Length == 0;

    private static int NearestStart(BookKind kind, IReadOnlyList<BookLine> lines, int start, int end)
    {
        var near = end - 1;
        while (near > start && lines[near].PdfPage == lines[near - 1].PdfPage && !Headings.IsGroupLabel(lines[near - 1].Letters)
            && (lines[near].Line.Gap < LineHeight * SameHeading || GoesOn(kind, lines, near)))
        {
            near--;
        }

        return near;
    }

    private static bool GoesOn(BookKind kind, IReadOnlyList<BookLine> lines, int at) =>
        lines[at - 1].Text[^1] is '-' or '–' or ',' or '&' || lines[at].Text[0] is '–' or '-' or '('
        || lines[at - 1].Text.Count(c => c == '(') > lines[at - 1].Text.Count(c => c == ')')
        || kind.WithoutCode(lines[at].Text).Length == 0;

    // What stands far above the name belongs to the headings only when it looks like one; a table's last row does not.
    private static int BodyTail(BookKind kind, IReadOnlyList<BookLine> lines, int start, int near)
    {
        // "OTHER DONOR FUNDED PROJECTS IMPLEMENTED BY AGENCIES UNDER THE ..." wraps; from its first line on all is heading.
        for (var at = start; at < near; at++)
        {
            if (lines[at].Letters.Contains("DONORFUNDED", StringComparison.Ordinal))
            {
                return at;
            }
        }

        var first = near;
        while (first > start && (lines[first - 1].Bold || Headings.IsGroupLabel(lines[first - 1].Letters) || kind.CodeOf(lines[first - 1].Text) is not null)
            && lines[first - 1].Line.Columns.Count < 4)
        {
            first--;
        }

        return first;
    }

    private static string Join(IReadOnlyList<BookLine> lines, int from, int to) =>
        Enumerable.Range(from, to - from).Select(at => lines[at].Text).Aggregate("", Join);

    /// <summary>A name and its next line.</summary>
    public static string Join(string name, string line) => name.Length == 0 || EndsInsideCode(name) ? name + line : $"{name} {line}";

    // "KDSP-" + "5765" is one code and "(ISIOLO/" + "MERILLE" one road; "PROJECT -" + "AGENCY" is not.
    private static bool EndsInsideCode(string name) =>
        name.Length > 1 && name[^1] is '-' or '/' && char.IsLetterOrDigit(name[^2]);
}
