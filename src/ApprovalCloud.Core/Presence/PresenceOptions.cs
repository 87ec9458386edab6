using System.ComponentModel.DataAnnotations;

namespace ApprovalCloud.Core.Presence;

/// <summary>Section <c>Presence</c> of the configuration.</summary>
public sealed class PresenceOptions
{
    /// <summary>For how long a task counts as open after its page was last heard of: without JavaScript, after it was loaded.</summary>
    [Range(1, 60)]
    public int Minutes { get; set; } = 5;
}
