using System.Text.Json;
using ApprovalCloud.Core.Logs;

namespace ApprovalCloud.Tests.Logs;

/// <summary>Real logs beside the repository, in <c>../shared/data/eventlogs</c>; a test that needs one is skipped where it is not.</summary>
internal static class EventLogs
{
    public const string Receipt = "receipt_phase_WABO.xes.gz";
    public const string Coselog = "CoSeLoG_WABO_1.xes.gz";
    public const string Loans = "BPI_Challenge_2012.xes.gz";

    public static FileStream Open(string file)
    {
        var path = Folders().Select(folder => Path.Combine(folder, "shared", "data", "eventlogs", file)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"There is no ../shared/data/eventlogs/{file} beside the repository.");
        return File.OpenRead(path!);
    }

    public static JsonElement Expected(string file)
    {
        using var content = Open("expected.json");
        using var document = JsonDocument.Parse(content);
        return document.RootElement.GetProperty(file).Clone();
    }

    public static LogFigures Figures(Stream content, LogMapping? mapping = null)
    {
        var count = new LogCount();
        using var reader = new XesReader(content, mapping ?? new LogMapping(), new LogOptions());
        foreach (var trace in reader.Traces())
            count.Add(Course.Of(trace));
        return count.Figures();
    }

    private static IEnumerable<string> Folders()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
