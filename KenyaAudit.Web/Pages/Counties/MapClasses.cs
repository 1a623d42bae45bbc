namespace KenyaAudit.Web.Pages.Counties;

/// <summary>One class of the map: from its lowest to its highest value, and how many counties are in it.</summary>
internal sealed record MapClass(int Number, long Lowest, long Highest, int Counties);

/// <summary>Up to five classes of about as many counties each; equal values are always in the same class.</summary>
internal sealed class MapClasses
{
    public const int Most = 5;

    private MapClasses(IReadOnlyList<MapClass> classes) => Classes = classes;

    /// <summary>From the lowest values to the highest; classes that would be empty are left out.</summary>
    public IReadOnlyList<MapClass> Classes { get; }

    public static MapClasses Of(IEnumerable<long> values)
    {
        var sorted = values.Order().ToList();

        // The first place a value stands at decides, so that ties stay together.
        var classes = sorted.GroupBy(value => 1 + (sorted.IndexOf(value) * Most / sorted.Count))
            .Select(group => new MapClass(group.Key, group.Min(), group.Max(), group.Count()));
        return new MapClasses([.. classes]);
    }

    /// <summary>The class of a value, 1 to 5; 0 for none.</summary>
    public int NumberOf(long? value) =>
        Classes.FirstOrDefault(shade => value >= shade.Lowest && value <= shade.Highest)?.Number ?? 0;
}
