using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services.Guide;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>The guide to one service.</summary>
public sealed class ServiceModel(IMediator mediator, Workflows workflows, Reasons reasons, StepMaps maps) : RoomPage(mediator)
{
    public ServiceDefinition Service { get; private set; } = default!;
    public Plan Plan { get; private set; } = default!;
    public PublishedTimes Times { get; private set; } = default!;

    /// <summary>What the citizen who reads this has already; null for anybody else.</summary>
    public Held? Held { get; private set; }

    public StepMapModel Map => maps.Of(Service);
    public Reasons Reasons => reasons;
    public Workflows Workflows => workflows;
    public IReadOnlyList<SharedSource> Sources => SharedSources.Of(Service, workflows);
    public int DepartmentCount => Service.Steps.Select(step => step.Department).Distinct().Count();

    public PublicRatings Ratings { get; private set; } = default!;

    public string Labels(IEnumerable<string> facts) => Text.Join([.. facts.Select(fact => workflows.Vocabulary.LabelOf(fact))]).Here();

    public string TitlesOf(IEnumerable<string> licences) => Text.Join([.. licences.Select(licence => workflows.Licences[licence].Title)]).Here();

    public async Task<IActionResult> OnGetAsync(string key)
    {
        if (workflows.Find(key) is not { } service)
            return NotFound();
        Service = service;
        Plan = WorkflowEngine.Plan(service, Facts.Unknown);
        Ratings = (await Send(new GetPublicRatings(key))).Value!;
        Times = (await Send(new GetProcessingTimes(key))).Value!;
        if (User.Identity is { IsAuthenticated: true } && !Role.All.Any(User.IsInRole))
            Held = (await Send(new GetHeld(Caller, key))).Value;
        return Page();
    }
}
