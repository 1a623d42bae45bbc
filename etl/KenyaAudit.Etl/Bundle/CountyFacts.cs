using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.Configuration.Attributes;
using KenyaAudit.Etl.Pipeline;

namespace KenyaAudit.Etl.Bundle;

/// <summary>One county with its 2019 census figures.</summary>
public sealed class CountyFact
{
    [Name("code")]
    public required int Code { get; init; }

    [Name("name")]
    public required string Name { get; init; }

    [Name("capital")]
    public required string Capital { get; init; }

    [Name("population")]
    public required int Population { get; init; }

    [Name("households")]
    public required int Households { get; init; }

    /// <summary>Land area in square kilometres, printed with one decimal.</summary>
    [Name("area_km2")]
    public required decimal AreaKm2 { get; init; }
}

/// <summary>Reads the bundled table of counties.</summary>
public static class CountyFacts
{
    /// <summary>In order of code. Throws <see cref="DocumentRefusedException"/> naming the line that cannot be read.</summary>
    public static IReadOnlyList<CountyFact> Read(TextReader text)
    {
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim });
        try
        {
            return [.. csv.GetRecords<CountyFact>().OrderBy(county => county.Code)];
        }
        catch (CsvHelperException error)
        {
            throw new DocumentRefusedException($"The table of counties cannot be read at line {error.Context?.Parser?.Row}.", error);
        }
    }
}
