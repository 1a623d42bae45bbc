using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KenyaAudit.Web.Tests.Support;

/// <summary>
/// Hangfire keeps its log and its storage for the whole process, and a site that has ended leaves it a log that is gone.
/// Tests that work with Hangfire run one after the other, after all others, each on a log that nobody disposes.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HangfireTests : ICollectionFixture<HangfireTests>
{
    public const string Name = "Hangfire";

    public HangfireTests() => GlobalConfiguration.Configuration.UseLogProvider(new AspNetCoreLogProvider(NullLoggerFactory.Instance));

    /// <summary>For a site among these tests: what is given as an instance outlives it.</summary>
    internal static void OutliveTheSite(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
}
