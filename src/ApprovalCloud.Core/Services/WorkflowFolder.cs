using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Core.Services;

/// <summary>The folder <c>workflows/</c> on disk.</summary>
public static class WorkflowFolder
{
    public static IReadOnlyList<WorkflowFile> Files(string folder) =>
        [.. new[] { "*.yaml", "*.csv" }.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(path => new WorkflowFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))];

    /// <summary>Reads and checks the folder.</summary>
    /// <exception cref="InvalidDataException">It is not sound; the message lists file, line and what to do.</exception>
    public static Workflows Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"There is no folder {folder}. Set Workflows:Folder to where the workflows are.");
        var (workflows, findings) = WorkflowsReader.ReadAndCheck(Files(folder));
        return findings.Count == 0 ? workflows : throw new InvalidDataException(string.Join('\n', findings));
    }

    /// <summary>The configured folder, or the nearest <c>workflows</c> at or above a place.</summary>
    public static string Find(string? configured, string from)
    {
        if (configured is { Length: > 0 })
            return configured;
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "workflows");
            if (File.Exists(Path.Combine(candidate, "facts.yaml")))
                return candidate;
        }

        return Path.Combine(from, "workflows");
    }
}
