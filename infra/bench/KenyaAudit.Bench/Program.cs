using System.Globalization;
using KenyaAudit.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// A verb is a class with a Name, a Usage and a Run; add it here.
IBenchVerb[] verbs = [new BuildVerb(), new QueryVerb(), new HostileVerb(), new TuneVerb(), new CorpusSourceVerb(), new FtsBuildVerb(), new FtsQueryVerb(), new BareVerb()];

// A verb of the published portal takes options and looks after itself.
SiteVerb[] siteVerbs = [new ReportVerb(), new PagesVerb(), new StartVerb(), new MemoryVerb(), new LimitsVerb(), new ChaosVerb(), new FaultsVerb()];
if (siteVerbs.FirstOrDefault(known => known.Name == args.FirstOrDefault()) is { } siteVerb)
{
    return await siteVerb.RunAsync(args[1..]);
}

var verb = verbs.FirstOrDefault(known => known.Name == args.FirstOrDefault());
if (verb is not null && args.Length - 1 == verb.Usage.Split(' ').Length)
{
    return verb.Run(args[1..]);
}

Console.Error.WriteLine("usage:");
foreach (var known in verbs)
{
    Console.Error.WriteLine($"  {known.Name} {known.Usage}");
}

foreach (var known in siteVerbs)
{
    Console.Error.WriteLine($"  {known.Name} {known.Usage}");
}

return 2;
