using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>The entries of an application's history, each with its proof to be kept.</summary>
public sealed class ProofsModel(IMediator mediator, Workflows workflows, History history, IOptions<JsonOptions> json) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ApplicationView Application { get; private set; } = default!;
    public ServiceDefinition Service { get; private set; } = default!;
    public IReadOnlyList<EventView> Events { get; private set; } = [];
    public History History => history;

    /// <summary>So many of them are sealed.</summary>
    public int Sealed { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var application = await Send(new GetApplication(Caller, Id));
        if (!application.IsOk)
            return Instead(application.Problem);
        var events = await Send(new GetHistory(Caller, Id));
        if (!events.IsOk || events.Value.Count == 0)
            return NotFound();
        (Application, Events) = (application.Value, events.Value);
        Sealed = (await Send(new CountSealed(Caller, Id))).Value;
        Service = workflows.Find(Application.Service, Application.Version)!;
        return Page();
    }

    /// <summary>The proof as a file; the page, which says so, where the day is not over yet.</summary>
    public async Task<IActionResult> OnGetFileAsync(int sequence)
    {
        var proof = await Send(new GetProof(Caller, Id, EntryKind.Event, sequence));
        if (proof.Problem is { } problem)
            return await Refused(problem, OnGetAsync);
        return File(JsonSerializer.SerializeToUtf8Bytes(proof.Value, json.Value.SerializerOptions), "application/json", $"proof-{Id:N}-{sequence}.json");
    }
}
