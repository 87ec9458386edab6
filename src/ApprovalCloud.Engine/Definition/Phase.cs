namespace ApprovalCloud.Engine.Definition;

/// <summary>内部环节: what a department does with a step, one after the other, each by whoever has the role for it.</summary>
public enum Phase { Accept, Review, Decide }
