using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Draws maps of steps: of a service, of what somebody's answers make necessary, of a running application.</summary>
public sealed class StepMaps(IStringLocalizer<Words> T, Workflows workflows)
{
    public StepMapModel Of(ServiceDefinition service) =>
        new([.. service.Steps.Select(step => Node(step, null, step.Needs, Promise(step, service)))]);

    public StepMapModel Of(ServiceDefinition service, Plan plan) => new([.. plan.Steps
        .Where(step => step.Involvement != Involvement.NotRequired)
        .Select(step => Node(
            step.Step, null, step.Needs,
            step.Involvement == Involvement.Possible ? T["Depends on your answers"] : Promise(step.Step, service)))]);

    public StepMapModel Of(ServiceDefinition service, IEnumerable<StepView> steps)
    {
        var status = steps.ToDictionary(step => step.Key, step => step.Status);
        return new([.. service.Steps
            .Where(step => status[step.Key] != StepStatus.NotRequired)
            .Select(step => Node(step, status[step.Key].ToString(), [.. Needs(step).Distinct()], null))]);

        // What a step that is not required would have waited for is passed on.
        IEnumerable<string> Needs(Step step) => step.Needs.SelectMany(need =>
            status[need] == StepStatus.NotRequired ? Needs(service.Step(need)!) : [need]);
    }

    private static string Promise(Step step, ServiceDefinition service) => step.Limit.PromisedUnder(service.Law.Step).Say().Here();

    private StepNode Node(Step step, string? status, IReadOnlyList<string> needs, string? note) =>
        new(step.Key, step.Title.Here(), workflows.Departments[step.Department].Name.Here(), status, needs, note);
}
