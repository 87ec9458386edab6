namespace ApprovalCloud.Core.Data;

/// <summary>
/// Marks a migration that takes away what an earlier version used. Nodes of the version before run on while it is applied, so that one
/// must have stopped using it.
/// </summary>
/// <param name="unusedSince">The migration of the version that stopped: it is released before this one.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractsAttribute(string unusedSince) : Attribute
{
    public string UnusedSince { get; } = unusedSince;
}
