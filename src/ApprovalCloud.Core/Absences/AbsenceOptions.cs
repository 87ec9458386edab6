using ApprovalCloud.Engine.Clock;

namespace ApprovalCloud.Core.Absences;

/// <summary>Section <c>Absences</c> of the configuration.</summary>
public sealed class AbsenceOptions
{
    /// <summary>How many days somebody may be away at most.</summary>
    public int LongestDays { get; set; } = 366;

    /// <summary>Where its days begin and end.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    public OfficeTime Office => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}
