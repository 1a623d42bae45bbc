using System.Globalization;
using KenyaAudit.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// A verb is a class with a Name, a Usage and a Run; add it here.
IBenchVerb[] verbs = [new BuildVerb(), new QueryVerb(), new HostileVerb(), new CorpusSourceVerb(), new FtsBuildVerb(), new FtsQueryVerb()];

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

return 2;
