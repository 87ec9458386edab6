namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What a clerk says at intake (行政许可法 art. 32).</summary>
public enum IntakeOutcome { Accept, AcceptWithMore, Correct, Fix, Unneeded, Decline }

/// <param name="Chosen">It is not there yet, and may follow.</param>
/// <param name="By">As typed.</param>
public sealed record FollowLine(string Material, bool Chosen, string? By);

public sealed record UnneededForm(string? Reason);

/// <param name="RightBody">The name of a body that is not in the list.</param>
public sealed record DeclineForm(string? Department, string? RightBody, string? Reason);
