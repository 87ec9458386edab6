namespace ApprovalCloud.Tests.Support;

/// <summary>The workflows that ship, in a folder where a test may change them.</summary>
public sealed class WorkflowsCopy
{
    public WorkflowsCopy()
    {
        foreach (var path in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Shipped, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    public static string Shipped => Core.Services.WorkflowFolder.Find(null, AppContext.BaseDirectory);

    public string Folder { get; } = Directory.CreateTempSubdirectory("workflows-").FullName;

    /// <summary>Replaces the first place after another one.</summary>
    public WorkflowsCopy Change(string file, string after, string from, string to)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var place = text.IndexOf(from, text.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(place >= 0, $"{file} has no “{from}”");
        File.WriteAllText(path, $"{text[..place]}{to}{text[(place + from.Length)..]}");
        return this;
    }

    /// <summary>So many years are published that a clock may run on from test to test.</summary>
    public WorkflowsCopy Published(params int[] years)
    {
        File.AppendAllLines(Path.Combine(Folder, "calendars/cn.yaml"), years.SelectMany(year => new[]
        {
            $"  {year}:",
            "    source: https://example.test/",
            "    holidays:",
            "      - name: { en: New Year's Day, zh-Hans: 元旦, zh-Hant: 元旦 }",
            $"        from: {year}-01-01",
            $"        to: {year}-01-01",
        }));
        return this;
    }

    /// <summary>Silence grants the fire inspection three days after its limit, as some statutes have it; that is published within two weeks.</summary>
    public static WorkflowsCopy WhereSilenceGrants() => new WorkflowsCopy()
        .Change("jurisdictions/cn.yaml", "step:", "  silence: breach\n", "  silence: breach\n  silence-after: 3 calendar-days\n  publish-within: 2 weeks\n")
        .Change("services/open-a-restaurant/v1.yaml", "key: fire-inspection", "    limit:", "    silence: grant\n    limit:");
}
