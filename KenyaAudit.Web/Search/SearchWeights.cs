namespace KenyaAudit.Web.Search;

/// <summary>What a word of a query counts on top of its weight of 1 in the text. Chosen by the verb `tune` of the benchmarks over the judged queries.</summary>
/// <param name="Title">In the finding's title.</param>
/// <param name="Names">In the names of entity, vote, county and category.</param>
/// <param name="Said">Among our search words.</param>
/// <param name="Exact">In the very form that was typed.</param>
/// <param name="Other">Factor for another way to say what was typed: what was typed itself comes first.</param>
internal sealed record SearchWeights(float Title, float Names, float Said, float Exact, float Other)
{
    public static readonly SearchWeights Chosen = new(Title: 2.5f, Names: 1.2f, Said: 0.7f, Exact: 0.35f, Other: 0.8f);
}
