using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The documents of an application: handed in before it is sent, and afterwards where a department waits for one.</summary>
public sealed class MaterialsModel(IMediator mediator, Workflows workflows, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The correction that is being answered, to go back to.</summary>
    [FromQuery(Name = "correction")]
    public Guid? Correction { get; set; }

    [BindProperty]
    public string Material { get; set; } = "";

    [BindProperty]
    public Guid Remove { get; set; }

    public MaterialsView View { get; private set; } = default!;

    public string Back => Correction is { } correction ? $"/apply/{Id}/correct/{correction}" : View.IsDraft ? $"/apply/{Id}" : $"/apply/{Id}/track";

    /// <summary>What has to be handed in comes first.</summary>
    public IEnumerable<MaterialForm> Forms => View.Lines.Where(line => line.Involvement != Involvement.NotRequired)
        .Select(line => new MaterialForm(View, line, Correction, Readers(line), IsOwn: For is null));

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    /// <summary>Goes on to the check.</summary>
    public IActionResult OnPost() => LocalRedirect($"~/apply/{Id}/check");

    public async Task<IActionResult> OnPostAttachAsync()
    {
        var files = Request.Form.Files;
        var field = MaterialForm.FieldOf(Material);
        if ((files[field] ?? files[MaterialForm.PhotoOf(Material)]) is not { } file)
            return await Refused(Problem.Invalid(new Dictionary<string, string[]> { [field] = [FileMessages.NoFile.Here()] }), Again);
        await using var content = file.OpenReadStream();
        var handedIn = await Send(new HandInFile(Caller, Id, Material, file.FileName, content));
        if (handedIn.Problem is { } problem)
            return await Refused(problem.Errors is null ? problem : problem with { Errors = problem.Errors.ToDictionary(_ => field, error => error.Value) }, Again);
        return Done(handedIn.Value!.State == FileState.BeingChecked
            ? T["“{0}” has come. It is being checked for malware; nobody can open it until then.", handedIn.Value.Name]
            : T["“{0}” has come.", handedIn.Value.Name]);
    }

    public async Task<IActionResult> OnPostRemoveAsync() => await Send(new RemoveMaterialFile(Caller, Id, Material, Remove)) is { Problem: { } problem }
        ? await Refused(problem, Again)
        : Done(T["The file is removed."]);

    private async Task<IActionResult> Again() => await Load() ?? Page();

    private LocalRedirectResult Done(string what)
    {
        TempData["Flash"] = what;
        var query = Correction is { } correction ? $"?correction={correction}" : "";
        return LocalRedirect($"~/apply/{Id}/materials{query}#material-{Material}");
    }

    private async Task<IActionResult?> Load()
    {
        var materials = await Send(new ListMaterials(Caller, Id));
        if (!materials.IsOk)
            return Instead(materials.Problem);
        View = materials.Value;
        return null;
    }

    private IReadOnlyList<string> Readers(MaterialLine line) => [.. line.Material.ReadBy.Select(step => View.Service.Step(step)!.Department)
        .Distinct().Select(department => workflows.Departments[department].Name.Here())];
}
