using System.Text.Json;

namespace ApprovalCloud.Engine.Tests;

/// <summary>Real data beside the repository, in <c>../shared/data</c>; a test that needs it is skipped where it is not.</summary>
internal static class SharedData
{
    public static JsonElement Read(string path)
    {
        var file = Folders().Select(folder => Path.Combine(folder, "shared", "data", path)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(file is null, $"There is no ../shared/data/{path} beside the repository.");
        using var document = JsonDocument.Parse(File.ReadAllText(file!));
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> Folders()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
