using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Extends the limit of the case, above those of its steps (行政许可法 art. 42).</summary>
public sealed class ExtendModel(IMediator mediator, TimeProvider clock, IStringLocalizer T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Length { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>How often it had been extended when the form was opened.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public CourseView Course { get; private set; } = null!;

    public int Extensions => Course.Extensions;

    /// <summary>While nobody can work on it the limit of a case does not pass.</summary>
    public bool IsPassed => Course.DueAt < clock.GetUtcNow() && !Course.Steps.Where(step => step.Status.IsInHand()).All(step => step.IsStopped);

    public Extension? Rule => Course.Service.Law.Case.Extensions.ElementAtOrDefault(Extensions);

    public string Unit => Course.Service.Law.Case.ExtensionUnit(Extensions).Units().Here();

    public string? LengthHint => Rule is { Longest: { } longest } rule
        ? T["At most {0} ({1}).", longest.Say().Here(), rule.LegalBasis.Here()].Value
        : Rule?.LegalBasis.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var course = await Send(new GetCourse(Caller, Id));
        if (course.Problem is { } problem)
            return Instead(problem);
        Course = course.Value!;
        return Course.EndedAt is null ? Page() : LocalRedirect($"~/watch/applications/{Id}");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        _ = int.TryParse(Length, NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        if (await Send(new ExtendApplication(Caller, Id, length, Reason ?? "", Seen)) is { Problem: { } problem })
            return await Refused(problem, OnGetAsync);

        TempData["Flash"] = T["The limit is extended. The applicant is told the reason."].Value;
        return LocalRedirect($"~/watch/applications/{Id}");
    }
}
