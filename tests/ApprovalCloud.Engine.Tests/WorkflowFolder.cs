using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Tests;

/// <summary>The shipped <c>workflows/</c>, copied beside the tests.</summary>
public static class WorkflowFolder
{
    private static readonly Lazy<IReadOnlyList<WorkflowFile>> All = new(() =>
    {
        var root = Path.Combine(AppContext.BaseDirectory, "workflows");
        return [.. new[] { "*.yaml", "*.csv" }.SelectMany(pattern => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories))
            .Select(path => new WorkflowFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))];
    });

    public static IReadOnlyList<WorkflowFile> Files => All.Value;

    public static Workflows Read() => WorkflowsReader.Read(Files).Workflows;
}
