namespace ApprovalCloud.Core.Users;

/// <summary>Section <c>Sessions</c> of the configuration: how long a sign-in may last, whatever happens in it (ASVS 5.0, 7.3).</summary>
public sealed class SessionOptions
{
    /// <summary>Of who works here: a working day, with whoever does overtime.</summary>
    public TimeSpan OfStaff { get; set; } = TimeSpan.FromHours(12);

    public TimeSpan OfCitizens { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long after its end a session is remembered, so that its owner can see that it was there.</summary>
    public TimeSpan Remembered { get; set; } = TimeSpan.FromDays(90);
}
