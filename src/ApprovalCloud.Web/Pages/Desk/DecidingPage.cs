using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>What helps a clerk to write a decision: each helper gives the page back with what was typed, and decides nothing.</summary>
public abstract class DecidingPage(IMediator mediator, IStringLocalizer<Text> text) : TaskPage(mediator)
{
    protected IStringLocalizer<Text> T { get; } = text;

    [BindProperty]
    public DecisionForm Decision { get; set; } = new(null, null, null);

    [BindProperty]
    public ReviewForm Review { get; set; } = new(null, null, null);

    /// <summary>The text block that was chosen.</summary>
    [BindProperty]
    public Guid? Block { get; set; }

    /// <summary>The legal basis that was chosen.</summary>
    [BindProperty]
    public string? Law { get; set; }

    /// <summary>The file that is to be shown beside the decision.</summary>
    [FromQuery(Name = "open")]
    public Guid? Opened { get; set; }

    /// <summary>The file that is shown already, while the form goes to and fro.</summary>
    [BindProperty]
    public Guid? Shown { get; set; }

    public (TaskMaterial Material, FileView File)? ShownFile { get; private set; }

    public MaterialList Materials => new(View.Service, View.Materials, View.Step.LegalBasis)
    {
        Task = $"/desk/{ApplicationId}/{Step}", LookedAt = View.LookedAt, Form = View.May.Review ? "review" : View.May.Decide ? "decide" : null,
    };

    /// <summary>The department's text blocks, for whoever has something to write.</summary>
    public IReadOnlyList<BlockView> Blocks { get; private set; } = [];

    /// <summary>What step, service and jurisdiction rest on, to be taken into a decision.</summary>
    public IReadOnlyList<string> Laws =>
        [.. new[] { View.Step.LegalBasis }.Concat(View.Step.ReadBases.Values).Concat(View.Service.LegalBasis)
            .Append(View.Service.Law.LegalBasis).Append(View.Service.Law.Step.LegalBasis).Select(law => law.Here()).Where(law => law.Length > 0).Distinct()];

    /// <summary>Somebody works on the legal basis.</summary>
    public bool IsAtLaw { get; private set; }

    /// <summary>What the applicant would get, where that was asked for.</summary>
    public DecisionPreview? Preview { get; private set; }

    /// <summary>The page again with a file beside the decision, and what was typed.</summary>
    public Task<IActionResult> OnPostViewAsync() => Again();

    /// <summary>The page again with a text block at the end of the note: as the page's script puts it there, without it.</summary>
    public Task<IActionResult> OnPostInsertAsync() => Insert(words => Decision = Decision with { Note = With(Decision.Note, "\n", words) });

    /// <summary>The same for the reasons of a review.</summary>
    public Task<IActionResult> OnPostInsertReasonAsync() => Insert(words => Review = Review with { Reasons = With(Review.Reasons, "\n", words) });

    /// <summary>The same for a legal basis.</summary>
    public async Task<IActionResult> OnPostLawAsync()
    {
        IsAtLaw = true;
        if (string.IsNullOrWhiteSpace(Law))
            return await Missing(nameof(Law), T["Choose a legal basis"]);
        Decision = Decision with { LegalBasis = With(Decision.LegalBasis, T["; "], Law) };
        Law = null;
        return await Again();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (Decision.Verdict is not { } verdict)
            return await Missing("Decision.Verdict", T["Select whether you grant or refuse"]);
        var preview = await Send(new PreviewDecision(Deciding(verdict)));
        if (!preview.IsOk)
            return await Refused(preview.Problem);
        Preview = preview.Value;
        return await Again();
    }

    // One key for each verdict: to grant after a refusal is another request, which the engine answers.
    protected DecideStep Deciding(Verdict verdict) => new(Caller, ApplicationId, Step, verdict, Decision.Note ?? "", Version)
    {
        LegalBasis = Decision.LegalBasis,
        IdempotencyKey = Decision.Key is { } key ? $"{key:N}.{verdict}" : null,
    };

    protected Task<IActionResult> Missing(string field, string message)
    {
        ModelState.AddModelError(field, message);
        return Again();
    }

    private async Task<IActionResult> Insert(Action<string> put)
    {
        if ((await Send(new ListBlocks(Caller))).Value?.FirstOrDefault(block => block.Id == Block) is not { } chosen)
            return await Missing(nameof(Block), T["Choose a text block"]);
        put(chosen.Words);
        Block = null;
        return await Again();
    }

    // At the end; what stands there already is not put there again.
    private static string With(string? written, string joint, string words) => written?.TrimEnd() switch
    {
        null or "" => words,
        var before when before.Contains(words, StringComparison.Ordinal) => before,
        var before => before + joint + words,
    };

    protected override async Task Prepare()
    {
        // Its content comes from an address of its own, where the look is written down.
        ShownFile = View.Materials.SelectMany(material => material.Files, (material, file) => (material, file))
            .Where(one => one.file.Id == (Opened ?? Shown) && one.file.State == FileState.Ready).Select(one => ((TaskMaterial, FileView)?)one).FirstOrDefault();
        if (View.May.Decide || View.May.Review)
            Blocks = (await Send(new ListBlocks(Caller))).Value ?? [];
    }
}
