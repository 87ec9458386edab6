using ApprovalCloud.Core.Licences;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>The documents that a step reads; the model of <c>_Materials</c>.</summary>
/// <param name="Law">Under which they are read.</param>
public sealed record MaterialList(ServiceDefinition Service, IReadOnlyList<TaskMaterial> Materials, Text Law)
{
    /// <summary>The task's address, where its files can be opened.</summary>
    public string? Task { get; init; }

    /// <summary>When the clerk last looked at it.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>The form in which the clerk writes: what is typed there stays when a file is shown beside it.</summary>
    public string? Form { get; init; }
}
