using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>What the applicant can decide about shared data, and what came of it.</summary>
public sealed record SharingView(
    ServiceDefinition Service, bool IsIdentityVerified, IReadOnlyList<RegistryView> Registries,
    IReadOnlyList<EarlierAnswer> Earlier, IReadOnlyList<PartyView> Parties);

/// <param name="Facts">What it could answer of this service's questions.</param>
/// <param name="MayBeAsked">Null while the applicant has not said.</param>
/// <param name="States">How asking came out, by lookup; absent while it was not asked.</param>
public sealed record RegistryView(
    Registry Registry, IReadOnlyList<string> Facts, bool? MayBeAsked, IReadOnlyDictionary<string, LookupState> States,
    IReadOnlyDictionary<string, FactSource> Supplied)
{
    public LookupOutcome? Trouble => States.Values.Select(state => (LookupOutcome?)state.Outcome)
        .FirstOrDefault(outcome => outcome is not LookupOutcome.Answered);
}

/// <summary>An answer given in an earlier application that still holds.</summary>
public sealed record EarlierAnswer(string Fact, string Value, DateTimeOffset At, string Number, string Service);

public sealed record PartyView(Party Party, bool IsApplicant, InvitationStatus? Status, string? Email, string? Name, DateTimeOffset? ExpiresAt);
