using KenyaAudit.Web.Ingest;
using KenyaAudit.Web.Store;
using KenyaAudit.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KenyaAudit.Web.Tests.Ingest;

public sealed class RunRecorderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_step_of_a_document_adds_up_or_says_what_it_made_of_what()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.LoadAsync("a", RecordsBuilder.Small.WithRefused("no. 7", "Its page is unknown."));

        var steps = await corridor.ReadAsync(db => db.Set<IngestStepRow>().AsNoTracking().OrderBy(step => step.Ordinal).ToListAsync(Cancellation));

        Assert.Equal(
            [
                "fetch 1-1-0 documents", "archive 1-1-0 documents", "extract 1-3-0 documents → pages", "parse 3-5-0 pages → paragraphs",
                "normalise 5-4-1 records", "validate 4-4-0 records", "publish 3-3-0 findings",
            ],
            steps.Select(step => $"{step.Name} {step.CountIn}-{step.CountOut}-{step.Refused} {step.Unit}"));
        var run = Assert.Single(await corridor.RunsAsync());
        Assert.Equal((5, 4), (run.RecordsIn!.Value, run.RecordsOut!.Value));
    }

    [Fact]
    public async Task A_step_that_does_not_add_up_fails_with_what_is_missing()
    {
        await using var corridor = await Corridor.OpenAsync();
        await corridor.InScopeAsync<AuditDb>(async db =>
        {
            var recorder = await RunRecorder.StartAsync(db, corridor.Clock, corridor.Run(RecordsBuilder.Source, "x"), Cancellation);

            var mismatch = await Assert.ThrowsAsync<StepMismatchException>(() => recorder.StepAsync("validate", 10, () => Task.FromResult(8), kept => (kept, 1)));

            Assert.Equal("The step validate does not add up: 10 went in, 8 came out and 1 were refused, so 1 are unaccounted for.", mismatch.Message);
            Assert.False(TransientFault.Is(mismatch));
        });
        var step = await corridor.ReadAsync(db => db.Set<IngestStepRow>().SingleAsync(Cancellation));
        Assert.Equal((8, 1), (step.CountOut!.Value, step.Refused!.Value));
        Assert.Contains("unaccounted", step.Error, StringComparison.Ordinal);
        Assert.NotNull(step.EndedAt);
    }
}
