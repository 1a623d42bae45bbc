using System.Globalization;

namespace KenyaAudit.Etl.Vocabulary;

/// <summary>Kenya shillings, held as whole cents. The only unit of money in the store.</summary>
public readonly record struct Kes(long Cents) : IComparable<Kes>
{
    /// <summary>The amount in shillings; exact.</summary>
    public decimal Shillings => Cents / 100m;

    /// <summary>From shillings, rounded half away from zero to the cent. Throws <see cref="OverflowException"/> past 64 bits of cents.</summary>
    public static Kes FromShillings(decimal shillings) =>
        new(checked((long)decimal.Round(shillings * 100m, 0, MidpointRounding.AwayFromZero)));

    public int CompareTo(Kes other) => Cents.CompareTo(other.Cents);

    public static bool operator <(Kes left, Kes right) => left.Cents < right.Cents;

    public static bool operator >(Kes left, Kes right) => left.Cents > right.Cents;

    public static bool operator <=(Kes left, Kes right) => left.Cents <= right.Cents;

    public static bool operator >=(Kes left, Kes right) => left.Cents >= right.Cents;

    /// <summary>As people read it in full: "Ksh 1,234,567" or "Ksh 1,234,567.50".</summary>
    public override string ToString() =>
        "Ksh " + Shillings.ToString(Cents % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
}
