using Hangfire;
using KenyaAudit.Web.Alerts;

namespace KenyaAudit.Web.Jobs;

/// <summary>The clock of alerts: what is due goes to the workers, each message a job of its own in the queue of its channel. What is true stands in the rows.</summary>
internal sealed class AlertJobs(AlertSweep sweep, Delivery delivery, IBackgroundJobClient jobs, TimeProvider clock)
{
    [Queue(Queues.Alerts)]
    [JobDisplayName("Hand out alerts")]
    public async Task HandOutAsync(CancellationToken cancellation)
    {
        foreach (var due in await sweep.LookAsync(cancellation))
        {
            if (due.IsMail)
            {
                jobs.Enqueue<AlertJobs>(job => job.MailAsync(due.Id, CancellationToken.None));
            }
            else
            {
                jobs.Enqueue<AlertJobs>(job => job.PostAsync(due.Id, CancellationToken.None));
            }
        }
    }

    [Queue(Queues.Mail)]
    [JobDisplayName("Mail alert message {0}")]
    public async Task MailAsync(int deliveryId, CancellationToken cancellation)
    {
        if (await delivery.CarryOutAsync(deliveryId, cancellation) is { } again)
        {
            jobs.Schedule<AlertJobs>(job => job.MailAsync(deliveryId, CancellationToken.None), Wait(again));
        }
    }

    [Queue(Queues.Alerts)]
    [JobDisplayName("Post alert message {0}")]
    public async Task PostAsync(int deliveryId, CancellationToken cancellation)
    {
        if (await delivery.CarryOutAsync(deliveryId, cancellation) is { } again)
        {
            jobs.Schedule<AlertJobs>(job => job.PostAsync(deliveryId, CancellationToken.None), Wait(again));
        }
    }

    private TimeSpan Wait(DateTime until) => until - clock.GetUtcNow().UtcDateTime is { Ticks: > 0 } wait ? wait : TimeSpan.Zero;
}
