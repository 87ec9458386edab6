namespace ApprovalCloud.Engine.Definition;

/// <summary>An office that decides. The code is its entry in the official directory, as written there.</summary>
public sealed record Department(string Key, Text Name, string Code)
{
    public int Line { get; init; }
}
