using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Design;

public sealed class LawsModel(IMediator mediator, History history, IStringLocalizer T) : DesignPage(mediator)
{
    public IEnumerable<Jurisdiction> Laws => Workflows.Jurisdictions.Values.OrderBy(law => UsedBy(law) is null).ThenBy(law => law.Key);

    public string? UsedBy(Jurisdiction law)
    {
        var services = Workflows.Current.Where(service => service.Jurisdiction == law.Key).Select(service => service.Title.Here()).ToList();
        return services.Count == 0 ? null : string.Join(T[", "], services);
    }

    public IEnumerable<string> Lines(TimeLimit limit)
    {
        yield return T["At most {0}.", limit.Longest.Say().Here()];
        yield return limit.Starts switch
        {
            ClockStart.Receipt => T["It starts on the day of receipt."],
            ClockStart.CompleteDocuments => T["It starts on the day on which all documents are there."],
            ClockStart.Acceptance => T["It starts on the day of acceptance."],
        };
        yield return limit.CountsFirstDay ? T["That day counts."] : T["That day does not count."];
        if (limit.Roll == Roll.NextWorkingDay)
            yield return T["A last day that is no working day moves on to the next one."];
        foreach (var extension in limit.Extensions)
            yield return T["Can be extended by {0}, with the approval of {1}.", extension.Longest?.Say().Here() ?? T["a reasonable term"].Value, Of(extension.Approver)];
        yield return limit.Silence switch
        {
            Silence.Breach => T["Silence is a breach: neither approval nor extension."],
            Silence.Grant => T["Silence counts as a grant."],
            Silence.Renew => T["Silence renews."],
        };
        if (limit.SilenceAfter is { } after)
            yield return T["Where silence counts as a decision, it takes effect {0} after the limit.", after.Say().Here()];
    }

    public IEnumerable<string> Lines(Suspension suspension)
    {
        if (suspension.NeedsNotice)
            yield return T["The applicant is told in writing."];
        if (suspension.NeedsTerm)
            yield return T["Without a set term the clock does not stop."];
        if (suspension.EndsWithTerm)
            yield return T["It runs again when the term lapses."];
        yield return suspension.SkipsFirstDay ? T["The day of the request still counts."] : T["The day of the request does not count."];
        yield return suspension.CountsLastDay ? T["The day on which it ends counts again."] : T["The day on which it ends does not count."];
    }

    public string Cause(PauseCause cause) => cause == PauseCause.Correction
        ? T["Correction"]
        : history.Procedure(Enum.GetValues<SpecialProcedure>().Single(procedure => procedure.Cause() == cause));

    private string Of(Approver approver) => approver switch
    {
        Approver.AgencyHead => T["the head of the agency"],
        Approver.GovernmentHead => T["the head of the government"],
    };
}
