using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Pages.Apply;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Choice = ApprovalCloud.Web.Components.Choice;
using FixOnTheSpot = ApprovalCloud.Core.Tasks.FixOnTheSpot;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Slips that are put right on the spot, with the applicant's agreement (行政许可法 art. 32(3)).</summary>
public sealed class FixModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : TaskPage(mediator)
{
    private PostedAnswers? posted;

    [BindProperty]
    public Agreement? Agreed { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<FactField> Fields { get; private set; } = [];

    public IReadOnlyList<Choice> Ways =>
    [
        new(nameof(Agreement.Present), T["Here at the counter"]),
        new(nameof(Agreement.Telephone), T["On the telephone"]),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await Again();
        return View is { May.Accept: false } or { Fixable.Count: 0 } ? RedirectToPage("Task", new { ApplicationId, Step }) : page;
    }

    public async Task<IActionResult> OnPostAsync(string? then)
    {
        var edit = ListEdit.Of(then);
        posted = PostedAnswers.Read(Request.Form, edit);
        if (edit is not null)
            return await Again();
        var put = await Send(new FixOnTheSpot(Caller, ApplicationId, Step, posted.Changed, Agreed, Note ?? "", Version));
        if (!put.IsOk)
            return await Refused(put.Problem);
        if (put.Value.Status != StepStatus.NotRequired)
            return Done(T["It is put right and accepted. The applicant is told what was changed."], next: false);
        // The step has gone, and its page with it.
        TempData["Flash"] = T["It is put right. With this answer the step is not required any more."].Value;
        return RedirectToPage("Index");
    }

    protected override Task Prepare()
    {
        Fields = [.. View.Fixable.Select(fact => new FactField(
            workflows.Vocabulary[fact], posted?.Changed.GetValueOrDefault(fact) ?? View.Facts[fact]))];
        return Task.CompletedTask;
    }
}
