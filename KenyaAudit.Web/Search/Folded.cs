namespace KenyaAudit.Web.Search;

/// <summary>Names compared as words are: without letter case, accents, apostrophes and signs.</summary>
internal static class Folded
{
    public static List<string> Words(string text)
    {
        var buffer = new char[WordScanner.BufferSize];
        var words = new List<string>();
        for (var scanner = new WordScanner(text, buffer); scanner.Next();)
        {
            words.Add(scanner.Word.ToString());
        }

        return words;
    }
}
