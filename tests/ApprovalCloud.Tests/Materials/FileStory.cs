using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Materials;

/// <summary>A restaurant whose applicant hands files in.</summary>
internal sealed class FileStory(Platform platform)
{
    public const string Fire = "fire-inspection";
    public const string Plan = "floor-plan";
    public const string Evacuation = "evacuation-plan";
    public const string Drains = "drainage-plan";

    public Caller FireClerk => platform.Clerk("fire-rescue");

    public Task<FileView> HandIn(Guid application, string material, byte[]? content = null, string name = "plan.pdf", Caller? by = null) =>
        platform.Ok(HandingIn(application, material, content, name, by));

    public HandInFile HandingIn(Guid application, string material, byte[]? content = null, string name = "plan.pdf", Caller? by = null) =>
        new(by ?? platform.Citizen, application, material, name, new MemoryStream(content ?? TestFiles.Pdf));

    /// <summary>A floor plan is sent with it, and the other steps are open.</summary>
    public async Task<(Guid Id, FileView Plan)> Sent(Caller? by = null)
    {
        by ??= platform.Citizen;
        var id = await new Given(platform).Draft(by);
        var plan = await HandIn(id, Plan, by: by);
        await platform.Ok(new SubmitApplication(by, id));
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), id, "business-registration", Verdict.Grant, ""));
        return (id, plan);
    }

    public async Task<Guid> AskFor(Guid application, string material, Caller? applicant = null)
    {
        await platform.Ok(new AskForCorrection(FireClerk, application, Fire, [new CorrectionItem(material, CorrectionKind.Unclear, "The scale is missing")], "Draw it to scale"));
        return (await platform.Ok(new GetApplication(applicant ?? platform.Citizen, application))).Steps.Single(step => step.Key == Fire).CorrectionId!.Value;
    }

    public async Task<MaterialLine> Line(Guid application, string material, Caller? by = null) =>
        (await platform.Ok(new ListMaterials(by ?? platform.Citizen, application))).Line(material)!;

    private async Task<byte[]> Content(MediatR.IRequest<Result<OpenedFile>> request)
    {
        await using var content = (await platform.Ok(request)).Content;
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    public Task<byte[]> Own(Guid application, Guid file) => Content(new OpenFile(platform.Citizen, application, file));

    public Task<byte[]> AtTheDesk(Guid application, Guid file) => Content(new OpenTaskFile(FireClerk, application, Fire, file));

    /// <summary>What lies in the folder of the application.</summary>
    public string[] OnDisk(Guid application) => Directory.Exists(Path.Combine(platform.FilesFolder, $"{application:N}"))
        ? Directory.GetFiles(Path.Combine(platform.FilesFolder, $"{application:N}"))
        : [];
}
