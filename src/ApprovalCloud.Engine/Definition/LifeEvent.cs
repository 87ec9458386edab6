namespace ApprovalCloud.Engine.Definition;

/// <summary>An occasion in a life or a business at which services are needed.</summary>
public sealed record LifeEvent(string Key, Text Title);
