using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>The rules of more time for what the applicant has to do: one request at a time, and only for a later day.</summary>
internal static class MoreTimeRules
{
    public static Refusal? Check(ServiceDefinition service, Run run, AskMoreTime ask)
    {
        if (service.Step(ask.Step) is null)
            return new Refusal(RefusalRule.UnknownStep, ask.Step);
        var (status, detail) = (run[ask.Step].Status, run[ask.Step].Detail);
        if (!status.IsActive() || detail.TermOf(ask.Material) is not { } term)
            return new Refusal(RefusalRule.NoTerm, ask.Step);
        if (detail.MoreTime is not null)
            return new Refusal(RefusalRule.MoreTimePending, ask.Step);
        return string.IsNullOrWhiteSpace(ask.Reason) ? new Refusal(RefusalRule.ReasonMissing, ask.Step) : IsLater(ask.Until, term);
    }

    public static Refusal? Check(StepRun state, StepDecision decision)
    {
        if (!state.Status.IsActive() || state.Detail.MoreTime is not { } asked)
            return new Refusal(RefusalRule.MoreTimeNotAsked, decision.Step);
        return decision switch
        {
            GiveMoreTime give => IsLater(give.Until, state.Detail.TermOf(asked.Material)!.Value),
            DeclineMoreTime { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, decision.Step),
            _ => null,
        };
    }

    private static Refusal? IsLater(DateOnly until, DateOnly term) =>
        until > term ? null : new Refusal(RefusalRule.MoreTimeTooShort, term.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
