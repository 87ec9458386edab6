using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Desk;

/// <summary>The fire inspection is reviewed by one and decided by another; the food licence is accepted before that.</summary>
internal static class PhasedWorkflows
{
    private const string Service = "services/open-a-restaurant/v2.yaml";

    /// <summary>The second version has phases, the first one none.</summary>
    public static string Folder()
    {
        var copy = new WorkflowsCopy();
        File.Copy(Path.Combine(copy.Folder, "services/open-a-restaurant/v1.yaml"), Path.Combine(copy.Folder, Service));
        return copy
            .Change(Service, "key: open-a-restaurant", "version: 1", "version: 2")
            .Change(Service, "key: fire-inspection", "    limit:", "    phases: [review, decide]\n    second-person: true\n    limit:")
            .Change(Service, "key: food-licence", "    limit:", "    phases: [accept, review, decide]\n    limit:")
            .Folder;
    }
}

public sealed class PhasedSqlitePlatform : SqlitePlatform
{
    protected override string WorkflowsFolder { get; } = PhasedWorkflows.Folder();
}

public sealed class PhasedPostgresPlatform : PostgresPlatform
{
    protected override string WorkflowsFolder { get; } = PhasedWorkflows.Folder();
}
