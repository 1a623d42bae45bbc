namespace KenyaAudit.Bench;

/// <summary>One thing the bench program does, named by the first word of its command line.</summary>
internal interface IBenchVerb
{
    string Name { get; }

    /// <summary>Its arguments, all required, one word each.</summary>
    string Usage { get; }

    /// <summary>The exit code: 0 good, 1 failed.</summary>
    int Run(string[] arguments);
}
