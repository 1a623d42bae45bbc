using Lucene.Net.Index;
using Lucene.Net.Util.Automaton;

namespace KenyaAudit.Web.Search;

/// <summary>What the index knows of a word: in how many findings it stands, and which known words are spelled almost like it.</summary>
internal sealed class KnownWords(IndexReader reader)
{
    // Two edits turn a shorter word into any other.
    private const int LongWord = 8;
    private const int ShortestCorrected = 3;

    public int Documents { get; } = reader.MaxDoc;

    public int Frequency(QueryWord word)
    {
        var term = QueryBuilder.TermOf(word);
        var frequency = reader.DocFreq(term);
        return frequency > 0 || term.Field == IndexFields.Exact ? frequency : reader.DocFreq(new Term(IndexFields.Exact, word.Written));
    }

    /// <summary>In how many Swahili summaries a stem stands.</summary>
    public int InSwahili(string stem) => reader.DocFreq(new Term(IndexFields.Swahili, stem));

    /// <summary>The known word nearest to one that is not known, or null; of equally near ones that of most findings.</summary>
    /// <param name="word">Folded.</param>
    public string? Nearest(string word)
    {
        if (word.Length < ShortestCorrected || !word.All(char.IsLetter))
        {
            return null;
        }

        var most = word.Length >= LongWord ? 2 : 1;
        return Nearest(word, most, InIndex(word, most));
    }

    private static string? Nearest(string word, int most, IEnumerable<(string Word, int Frequency)> candidates)
    {
        var best = (Word: (string?)null, Edits: most + 1, Frequency: -1);
        foreach (var (other, frequency) in candidates)
        {
            if (other.Length < ShortestCorrected - 1 || other[0] != word[0] || Math.Abs(other.Length - word.Length) > most)
            {
                continue;
            }

            var edits = Edits(word, other);
            if (edits < best.Edits || (edits == best.Edits && (frequency > best.Frequency || (frequency == best.Frequency && string.CompareOrdinal(other, best.Word) < 0))))
            {
                best = (other, edits, frequency);
            }
        }

        return best.Edits <= most ? best.Word : null;
    }

    private IEnumerable<(string Word, int Frequency)> InIndex(string word, int most)
    {
        var rest = new LevenshteinAutomata(word[1..], withTranspositions: true).ToAutomaton(most);
        var automaton = new CompiledAutomaton(BasicOperations.Concatenate(BasicAutomata.MakeChar(word[0]), rest), true, false);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(IndexFields.Exact) is not { } terms)
            {
                continue;
            }

            for (var near = terms.Intersect(automaton, null); near.MoveNext();)
            {
                var text = near.Term.Utf8ToString();
                found[text] = found.GetValueOrDefault(text) + near.DocFreq;
            }
        }

        return found.Where(pair => pair.Key.All(char.IsLetter)).Select(pair => (pair.Key, pair.Value));
    }

    /// <summary>Letters put in, left out, changed, or exchanged with the next.</summary>
    internal static int Edits(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
