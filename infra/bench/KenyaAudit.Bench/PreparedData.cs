namespace KenyaAudit.Bench;

/// <summary>Makes a data folder as a portal in use has it: schema, bundled data, index, and a report's text where one is given.</summary>
internal static class PreparedData
{
    /// <summary>The references of all findings. The serving process that built it has ended in order.</summary>
    public static async Task<List<string>> FillAsync(string site, string data, string? pdf)
    {
        using var server = SiteProcess.Start(site, data);
        await server.SettleAsync();
        if (pdf is not null)
        {
            var before = await server.SequenceAsync();
            await ProcessMemory.OfRunAsync(SiteProcess.Command(site, data, "ingest", "oag-national", "--file", Path.GetFullPath(pdf)));
            await server.SettleAsync(before);
        }

        await server.StopAsync();
        return BenchStore.References(data);
    }
}
