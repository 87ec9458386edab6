using ApprovalCloud.Engine.Clock;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Section <c>Delegations</c> of the configuration.</summary>
public sealed class DelegationOptions
{
    /// <summary>How many days a delegation may last at most.</summary>
    public int LongestDays { get; set; } = 366;

    /// <summary>Where its days begin and end.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    public OfficeTime Office => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}
