using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Desk;

/// <summary>The fire inspection is reviewed by one and decided by another; the food licence is accepted before that.</summary>
internal static class PhasedWorkflows
{
    private const string Service = "services/open-a-restaurant/v1.yaml";

    public static string Folder() => new WorkflowsCopy()
        .Change(Service, "key: fire-inspection", "    limit:", "    phases: [review, decide]\n    second-person: true\n    limit:")
        .Change(Service, "key: food-licence", "    limit:", "    phases: [accept, review, decide]\n    limit:")
        .Folder;
}

public sealed class PhasedSqlitePlatform : SqlitePlatform
{
    protected override string WorkflowsFolder { get; } = PhasedWorkflows.Folder();
}

public sealed class PhasedPostgresPlatform : PostgresPlatform
{
    protected override string WorkflowsFolder { get; } = PhasedWorkflows.Folder();
}
