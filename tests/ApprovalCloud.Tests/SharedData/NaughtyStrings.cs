using System.Text.Json;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>The big list of naughty strings, from <c>../shared/data</c> beside the repository; skipped where it is not.</summary>
internal static class NaughtyStrings
{
    private const string File = "identifiers/blns.json";

    public static IReadOnlyList<string> All
    {
        get
        {
            var found = Folders().Select(folder => Path.Combine(folder, "shared", "data", File)).FirstOrDefault(System.IO.File.Exists);
            Assert.SkipWhen(found is null, $"There is no ../shared/data/{File} beside the repository.");
            return JsonSerializer.Deserialize<List<string>>(System.IO.File.ReadAllText(found!))!;
        }
    }

    private static IEnumerable<string> Folders()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
