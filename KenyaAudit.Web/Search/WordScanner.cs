using System.Globalization;
using Lucene.Net.Analysis.Miscellaneous;

namespace KenyaAudit.Web.Search;

/// <summary>The one definition of a word: index, queries and passages all cut and fold text here.</summary>
internal ref struct WordScanner(ReadOnlySpan<char> text, char[] buffer, int position = 0)
{
    /// <summary>Room for one folded word; a letter may fold to four.</summary>
    public const int BufferSize = MaxLength + 8;

    // Longer runs are noise, and Lucene refuses terms of more than 32 kB.
    private const int MaxLength = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _length;
    private bool _hasLetter;

    public int Start { get; private set; }

    /// <summary>End of the last word, and where the next search begins.</summary>
    public int End { get; private set; } = position;

    /// <summary>Lower case, without accents, apostrophes and thousands separators.</summary>
    public readonly ReadOnlySpan<char> Word => buffer.AsSpan(0, _length);

    public bool Next()
    {
        var at = End;
        while (at < _text.Length && !char.IsLetterOrDigit(_text[at]))
        {
            at++;
        }

        if (at == _text.Length)
        {
            End = at;
            return false;
        }

        Start = at;
        _length = 0;
        _hasLetter = false;
        var initials = true;
        for (; at < _text.Length; at++)
        {
            var c = _text[at];
            if (char.IsLetterOrDigit(c))
            {
                // "Kshs59,541" is a currency and a number.
                if (char.IsDigit(c) && _hasLetter && IsCurrency())
                {
                    break;
                }

                initials &= (at == Start || _text[at - 1] == '.') && char.IsLetter(c);
                Append(c);
            }
            else if (IsApostrophe(c) && LetterAt(at - 1) && LetterAt(at + 1))
            {
                // "Murang'a" is muranga, "Ministry's" is ministry.
                if (_text[at + 1] is 's' or 'S' && !JoinsAt(at + 2))
                {
                    at += 2;
                    break;
                }
            }
            else if (!(IsMark(c) || IsThousands(at, c) || IsInitials(at, c, initials)))
            {
                if (c != '.' || !DigitAt(at - 1) || !DigitAt(at + 1))
                {
                    break;
                }

                Append(c);
            }
        }

        End = at;
        DropZeroCents();
        JoinCurrencies();
        return true;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u02BB' or '\u2032' or '`' or '\u00B4' or '\uFF07';

    private static bool IsMark(char c) => c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private readonly bool LetterAt(int at) => at >= 0 && at < _text.Length && (char.IsLetter(_text[at]) || IsMark(_text[at]));

    private readonly bool DigitAt(int at) => at >= 0 && at < _text.Length && char.IsAsciiDigit(_text[at]);

    private readonly bool JoinsAt(int at) =>
        at < _text.Length && (char.IsLetterOrDigit(_text[at]) || (IsApostrophe(_text[at]) && LetterAt(at + 1)));

    // "59,541,584,343": a comma before exactly three digits, after at most three.
    private readonly bool IsThousands(int at, char c) =>
        c == ',' && !_hasLetter && DigitAt(at - 1) && DigitAt(at + 1) && DigitAt(at + 2) && DigitAt(at + 3) && !DigitAt(at + 4)
        && (at - Start <= 3 || _text[at - 4] == ',');

    // "K.R.A" is kra.
    private readonly bool IsInitials(int at, char c, bool initials) =>
        c == '.' && initials && LetterAt(at - 1) && LetterAt(at + 1) && (at + 2 >= _text.Length || !char.IsLetterOrDigit(_text[at + 2]));

    private readonly bool IsCurrency() => Word is "ksh" or "kshs" or "kes" or "sh" or "shs";

    private void Append(char c)
    {
        _hasLetter |= char.IsLetter(c);
        if (_length >= MaxLength)
        {
            return;
        }

        if (char.IsAscii(c))
        {
            buffer[_length++] = char.ToLowerInvariant(c);
            return;
        }

        // Lower case first: the folding table keeps the case of what it folds.
        buffer[_length] = char.ToLowerInvariant(c);
        _length = ASCIIFoldingFilter.FoldToASCII(buffer, _length, buffer, _length, 1);
    }

    // Reports print Kshs. and Ksh, people type KES: one word for all, or the amount behind it is not found.
    private void JoinCurrencies()
    {
        if (Word is "kshs" or "kes" or "shs")
        {
            "ksh".CopyTo(buffer);
            _length = 3;
        }
    }

    private void DropZeroCents()
    {
        if (!_hasLetter && _length > 3 && Word.EndsWith(".00"))
        {
            _length -= 3;
        }
    }
}
