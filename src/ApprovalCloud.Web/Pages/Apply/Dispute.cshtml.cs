using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Says that what a registry holds is wrong.</summary>
public sealed class DisputeModel(IMediator mediator, Workflows workflows, SourceWords sources, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [FromRoute]
    public string Fact { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public FactField Field { get; private set; } = default!;
    public FactSource Source { get; private set; } = default!;
    public SourceWords Words => sources;
    public string Label => workflows.Vocabulary.LabelOf(Fact).Here();

    public string Shown => sources.Shown(Fact, Source.Value);

    // A registry's word is disputed by the person it is about.
    public async Task<IActionResult> OnGetAsync() => For is not null ? NotFound() : await Load(null) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? then)
    {
        var claimed = PostedFact.Read(Request.Form, Fact);
        if (ListEdit.Of(then) is { } edit && edit.Fact == Fact)
            return await Load(edit.Apply(claimed).List) ?? Page();
        var disputed = await Send(new DisputeFact(Caller, Id, Fact, claimed, Reason ?? ""));
        if (disputed.IsOk)
        {
            TempData["Flash"] = T["The department has been asked. Your own answer stands in the form until it answers."].Value;
            var draft = await Send(new GetDraft(Caller, Id));
            return draft.IsOk ? LocalRedirect(SectionAddress.Of(Id, draft.Value.Service, Fact)) : Instead(draft.Problem);
        }

        if (await Load(claimed) is { } elsewhere)
            return elsewhere;
        Show(disputed.Problem with
        {
            Errors = disputed.Problem.Errors?.ToDictionary(error => error.Key == nameof(DisputeFact.Claimed) ? Fact : error.Key, error => error.Value),
        });
        return Page();
    }

    private async Task<IActionResult?> Load(string? claimed)
    {
        var draft = await Send(new GetDraft(Caller, Id));
        if (!draft.IsOk)
            return draft.Problem.Kind == ProblemKind.Conflict ? LocalRedirect($"~/apply/{Id}/track") : Instead(draft.Problem);
        if (draft.Value.Sources.GetValueOrDefault(Fact) is not { Kind: SourceKind.Registry } source)
            return LocalRedirect($"~/apply/{Id}");
        (Source, Field) = (source, new FactField(workflows.Vocabulary[Fact], claimed));
        return null;
    }
}
