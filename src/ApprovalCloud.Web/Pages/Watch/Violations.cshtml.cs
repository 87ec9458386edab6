using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Second notices about the same thing, and acceptances that were missed.</summary>
public sealed class ViolationsModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    public const int Most = 200;

    [FromQuery]
    public string? Department { get; set; }

    public Titles Titles { get; } = new(workflows);

    public Violations Found { get; private set; } = new(default, [], []);

    public int Repeated => Found.Counts.Sum(count => count.Repeated);

    public int Missed => Found.Counts.Sum(count => count.Missed);

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await Send(new ListViolations(Caller, string.IsNullOrEmpty(Department) ? null : Department, Most));
        if (!found.IsOk)
            return Instead(found.Problem);
        Found = found.Value;
        return Page();
    }

    public string What(ViolationRow row) => row.Kind switch
    {
        ViolationKind.RepeatedNotice => T["Asked again: {0}", string.Join(T[", "], row.Subjects.Select(subject => SubjectOf(row.Service, subject)))],
        ViolationKind.MissedAcceptance => T["Nothing was said in time"],
    };

    private string SubjectOf(string service, string subject) =>
        (workflows.Find(service)?.Materials.FirstOrDefault(material => material.Key == subject)?.Title ?? workflows.Vocabulary.LabelOf(subject)).Here();
}
