namespace KenyaAudit.Web.Search;

/// <summary>
/// How many terms one search may go through for a beginning ("10*") or a rounded amount ("1b"). Counted and not timed, so that the same
/// search on the same index always gives the same answer.
/// </summary>
internal sealed class Sweep
{
    // Reading a term's list of findings costs about as much as passing fifty terms or fifty findings.
    private const int Opening = 50;

    private int _left = 600_000;

    /// <summary>Some terms were not looked at.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Passes one term; false when enough were.</summary>
    public bool Pass() => Spend(1);

    /// <summary>Opens the list of a term that so many findings have; false when enough were.</summary>
    public bool Open(int findings) => Spend(Opening + findings);

    private bool Spend(int cost)
    {
        _left -= cost;
        IsCut |= _left < 0;
        return _left >= 0;
    }
}
