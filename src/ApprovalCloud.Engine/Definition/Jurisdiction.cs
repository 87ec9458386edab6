namespace ApprovalCloud.Engine.Definition;

/// <summary>Whose law a service is under: its calendar, time zone and the longest limits that law allows.</summary>
public sealed record Jurisdiction(string Key, Text Title, string Calendar, string TimeZone, int LongestStep, int LongestJoint)
{
    public Text LegalBasis { get; init; } = Text.Empty;
}
