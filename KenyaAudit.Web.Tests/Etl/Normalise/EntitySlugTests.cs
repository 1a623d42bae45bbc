using KenyaAudit.Etl.Normalise;

namespace KenyaAudit.Web.Tests.Etl.Normalise;

public sealed class EntitySlugTests
{
    private sealed record Entity(string Name, string? Vote, bool IsVote = false);

    private static IEnumerable<string> Slugs(params Entity[] entities)
    {
        var slugs = EntitySlug.Assign(entities, entity => entity.Name, entity => entity.Vote, entity => entity.IsVote);
        return entities.Select(entity => slugs[entity]);
    }

    [Fact]
    public void Is_the_name_in_small_letters() => Assert.Equal("murang-a-lakes-no-5-ke", EntitySlug.Of("Murang-A & Lakes (No. 5-KE)"));

    [Fact]
    public void Is_cut_at_a_word()
    {
        var slug = EntitySlug.Of(string.Join(' ', Enumerable.Repeat("seventeen", 20)));
        Assert.True(slug.Length <= 100);
        Assert.EndsWith("seventeen", slug, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_two_votes_get_the_code_of_each() =>
        Assert.Equal(["lake-project-1001", "lake-project-1002", "other"], Slugs(new("Lake Project", "1001"), new("Lake Project", "1002"), new("Other", "1001")));

    [Fact]
    public void Does_not_depend_on_the_order()
    {
        Entity[] entities = [new("Lake Project", "1001"), new("Lake Project", "1002"), new("Lake-Project", "1001"), new("Lakes", "1001", true)];
        Assert.Equal(Slugs(entities).Order(), Slugs([.. entities.Reverse()]).Order());
    }
}
