namespace KenyaAudit.Web.Search;

/// <summary>From pieces to what they ask of this index: synonyms, acronyms and corrections added, field values looked up.</summary>
internal sealed class Interpreter(FindingSearcher searcher, Lexicon lexicon, bool exact)
{
    private readonly List<QueryUnit> _units = [];
    private readonly List<Correction> _corrections = [];
    private readonly List<SynonymUse> _synonyms = [];
    private readonly List<string> _notices = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly KnownWords _known = searcher.Known;
    private readonly FieldReader _fields = new(searcher);

    public Interpretation Read(ParsedQuery query)
    {
        _notices.AddRange(query.Notices);
        for (var at = 0; at < query.Pieces.Count;)
        {
            var end = EndOfRun(query.Pieces, at);
            if (end > at)
            {
                AddRun([.. query.Pieces.Take(end).Skip(at).SelectMany(piece => piece.Words)], alone: query.Pieces.Count == end - at);
                at = end;
            }
            else
            {
                at = AddGroup(query.Pieces, at);
            }
        }

        foreach (var correction in _corrections)
        {
            _notices.Add($"No finding has the word “{correction.Typed}”, so “{correction.Corrected}” was searched for.");
        }

        return new Interpretation(FieldReader.Merged(_units), query.Reference, query.Paragraph, _corrections, [.. _synonyms.Distinct()], [.. _notices.Distinct()]);
    }

    /// <summary>Words side by side, up to where something else begins or OR joins one with the next.</summary>
    private static int EndOfRun(IReadOnlyList<QueryPiece> pieces, int at)
    {
        while (at < pieces.Count && IsRun(pieces[at]) && !(at + 1 < pieces.Count && pieces[at + 1].IsAlternative))
        {
            at++;
        }

        return at;
    }

    private static bool IsRun(QueryPiece piece) =>
        piece is { Kind: PieceKind.Words, IsExcluded: false, IsAlternative: false, Year: null, Bounds: null };

    /// <summary>A piece and what OR joins to it; what comes next.</summary>
    private int AddGroup(IReadOnlyList<QueryPiece> pieces, int at)
    {
        var piece = pieces[at++];
        if (piece.Kind == PieceKind.Field && !(at < pieces.Count && pieces[at].IsAlternative))
        {
            return at + AddField(piece, pieces, at);
        }

        var meanings = new List<Meaning>(Of(piece));
        while (at < pieces.Count && pieces[at].IsAlternative)
        {
            meanings.AddRange(Of(pieces[at++]));
        }

        if (meanings.Count > 0)
        {
            _units.Add(new QueryUnit(meanings) { IsExcluded = piece.IsExcluded, Words = piece.Words.Count > 0 ? 1 : 0 });
        }

        return at;
    }

    /// <summary>How many of the words behind it belong to the value ("county:homa bay").</summary>
    private int AddField(QueryPiece piece, IReadOnlyList<QueryPiece> pieces, int next)
    {
        var behind = piece.IsQuoted ? [] : pieces.Skip(next).Take(EndOfRun(pieces, next) - next).TakeWhile(word => word.IsPlainWord).Take(FieldReader.MostWords).ToList();
        var (meaning, taken) = _fields.Read(piece, [.. behind.Select(word => word.Words[0].Written)]);
        if (meaning is not null)
        {
            _units.Add(new QueryUnit([meaning]) { IsExcluded = piece.IsExcluded });
            return taken;
        }

        _notices.Add($"“{piece.Value}” is not known as a value of “{piece.Field}”, so its words were searched for.");
        if (piece.IsExcluded)
        {
            _units.Add(new QueryUnit([new Meaning.Words(piece.Words)]) { IsExcluded = true });
        }
        else
        {
            AddRun([.. piece.Words], alone: pieces.Count == 1);
        }

        return 0;
    }

    private IEnumerable<Meaning> Of(QueryPiece piece) => piece switch
    {
        { Kind: PieceKind.Phrase } => [new Meaning.Phrase(piece.Words)],
        { Kind: PieceKind.Prefix } => [new Meaning.Prefix(piece.Words[0].Written)],
        { Kind: PieceKind.Amount, Bounds: { } bounds } => [new Meaning.Amount(bounds)],
        { Kind: PieceKind.Field } => [_fields.Read(piece, []).Meaning ?? new Meaning.Words(piece.Words)],
        { Bounds: { } rounded } => [new Meaning.Phrase(piece.Words), new Meaning.Rounded(rounded)],
        { Year: { } year } => [new Meaning.Words(piece.Words), new Meaning.Values(IndexFields.Year, [year.Slug])],
        { IsExcluded: false } => Alternatives(piece.Words),
        _ => [new Meaning.Words(piece.Words)],
    };

    /// <summary>A side of OR: corrected and with its synonyms like any other word.</summary>
    private IEnumerable<Meaning> Alternatives(IReadOnlyList<QueryWord> words)
    {
        var corrected = words.Select(Corrected).ToList();
        return Others(corrected).Prepend(new Meaning.Words(corrected));
    }

    private void AddRun(List<QueryWord> words, bool alone)
    {
        var said = words.Where(word => !IsNoise(word)).ToList();
        if (said.Count == 0)
        {
            // "of the" alone still means those words; beside others they only cost time.
            _units.AddRange(alone ? words.Select(word => new QueryUnit([new Meaning.Words([word])]) { Words = 1 }) : []);
            return;
        }

        said = [.. said.Select(Corrected)];
        for (var at = 0; at < said.Count;)
        {
            var length = 0;
            for (var tried = exact ? 0 : Math.Min(lexicon.Longest, said.Count - at); tried > 0 && length == 0; tried--)
            {
                var others = Others(said.GetRange(at, tried));
                if (others.Count > 0)
                {
                    length = tried;
                    Add(said.GetRange(at, tried), others);
                }
            }

            if (length == 0)
            {
                Add([said[at]], []);
            }

            at += Math.Max(1, length);
        }
    }

    // Short Swahili particles stand in names too, so what the index knows as a longer word is kept.
    private bool IsNoise(QueryWord word) =>
        word.IsStop || (!exact && lexicon.IsSwahiliStop(word.Written) && (word.Written.Length <= 3 || _known.Frequency(word) == 0));

    private void Add(List<QueryWord> words, IReadOnlyList<Meaning> others)
    {
        // A word typed again asks for nothing more, and only costs time.
        if (!_said.Add(string.Join(' ', words.Select(word => word.Written))))
        {
            return;
        }

        var canDrop = false;
        if (words.Count == 1)
        {
            var found = Math.Max(_known.Frequency(words[0]), others.Select(Frequency).DefaultIfEmpty().Max());
            canDrop = found == 0 || found * FindingSearch.RareShare >= _known.Documents;
        }

        _units.Add(new QueryUnit([new Meaning.Words(words), .. others]) { Words = words.Count, CanDrop = canDrop });
    }

    private int Frequency(Meaning meaning) => meaning switch
    {
        Meaning.Words words => words.All.Min(_known.Frequency),
        Meaning.Swahili swahili => swahili.Stems.Min(_known.InSwahili),
        Meaning.Phrase phrase => phrase.All.Where(word => !word.IsStop).Select(_known.Frequency).DefaultIfEmpty().Min(),
        _ => 0,
    };

    private List<Meaning> Others(List<QueryWord> words)
    {
        if (exact)
        {
            return [];
        }

        var meanings = new List<Meaning>();
        foreach (var other in lexicon.Find([.. words.Where(word => !lexicon.IsSkipped(word))], words.All(word => _known.Frequency(word) == 0)))
        {
            _synonyms.Add(new SynonymUse(string.Join(' ', words.Select(word => word.Written)), other.Text, other.Language));
            if (other.Language == Lexicon.Acronym && other.Words.Count > 1)
            {
                meanings.Add(new Meaning.Phrase(other.Words));
                meanings.Add(new Meaning.InNames(other.Words));
            }
            else
            {
                meanings.Add(new Meaning.Words([.. other.Words.Where(word => !word.IsStop)]));
            }
        }

        // Only for words that are in no finding's English: "mali" in Swahili is property, in a name it is a name. Words that
        // no entry joins stay apart, so that each keeps its own synonyms.
        var stems = words.Where(word => !word.IsStop && !word.HasDigit).Select(word => SwahiliStemmer.Stem(word.Written)).ToList();
        if (stems.Count > 0 && (words.Count == 1 || meanings.Count > 0) && words.All(word => _known.Frequency(word) == 0) && stems.All(stem => _known.InSwahili(stem) > 0))
        {
            meanings.Add(new Meaning.Swahili(stems));
        }

        return meanings;
    }

    private QueryWord Corrected(QueryWord word)
    {
        if (exact || word.IsStop || word.HasDigit || _known.Frequency(word) > 0 || _known.InSwahili(SwahiliStemmer.Stem(word.Written)) > 0 || lexicon.Knows(word.Written)
            || _known.Nearest(word.Written) is not { } near || QueryWords.Read(near) is not [var corrected])
        {
            return word;
        }

        _corrections.Add(new Correction(word.Written, near));
        return corrected;
    }
}
