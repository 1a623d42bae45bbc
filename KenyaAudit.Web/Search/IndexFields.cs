namespace KenyaAudit.Web.Search;

/// <summary>The names and the version of what is in the index, each written once.</summary>
internal static class IndexFields
{
    /// <summary>Raise it when fields or analysis change: an index of another version is rebuilt.</summary>
    public const string SchemaVersion = "3";

    /// <summary>The key of a document; stored.</summary>
    public const string Reference = "reference";

    /// <summary>The paragraph number as a term, for a number typed alone.</summary>
    public const string Number = "number";

    /// <summary>Everything that can be found, stemmed, without stop words and numbers: every other word of a query must be here.</summary>
    public const string Text = "text";

    /// <summary>Everything that can be found, as written, stop words included: phrases and exact forms.</summary>
    public const string Exact = "exact";

    /// <summary>The title again, stemmed: only adds score.</summary>
    public const string Title = "title";

    /// <summary>Entity, parent, county, vote, aliases and category again, stemmed: only adds score.</summary>
    public const string Names = "names";

    /// <summary>Slug, name, vote and other names, for field values and suggestions.</summary>
    public const string EntityCard = "entity_card";
    public const string CountyCard = "county_card";
    public const string CategoryCard = "category_card";

    /// <summary>Our search words again, stemmed: only adds score.</summary>
    public const string Said = "said";

    /// <summary>The summary in Swahili by the light Swahili stem: answers words that the rest does not know.</summary>
    public const string Swahili = "swahili";

    public const string Summary = "summary";
    public const string SummarySw = "summary_sw";
    public const string Body = "body";

    public const string Entity = "entity";
    public const string County = "county";
    public const string Year = "fy";
    public const string Section = "section";
    public const string Basis = "basis";
    public const string Opinion = "opinion";
    public const string Category = "category";

    /// <summary>The code of the vote the entity stands under: a term.</summary>
    public const string Vote = "vote";

    /// <summary>The vote above the entity: filtered by, never counted.</summary>
    public const string Parent = "parent";

    /// <summary>Amount in question in cents, or <see cref="NoAmount"/>.</summary>
    public const string Amount = "amount";

    /// <summary>One number that sorts by year (latest first), then paragraph, then reference: greater comes first.</summary>
    public const string Order = "order";

    public const long NoAmount = long.MinValue;

    /// <summary>What is counted, by the names that addresses use.</summary>
    public static readonly string[] Facets = [Entity, County, Year, Section, Basis, Opinion, Category];
}
