using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Pages.Account.Data;

/// <summary>What is held of somebody, at a glance.</summary>
public sealed class IndexModel(IMediator mediator, Workflows workflows) : RoomPage(mediator)
{
    public MyDataView Data { get; private set; } = default!;

    public string TitleOf(string service) => workflows.Find(service)?.Title.Here() ?? service;

    public string TitleOf(MyGivenRating rating) =>
        workflows.Services.Where(service => service.Key == rating.Service).Select(service => service.Step(rating.Step)).FirstOrDefault(step => step is not null)?.Title.Here()
        ?? TitleOf(rating.Service);

    public string RegistryOf(string key) => workflows.Registries.GetValueOrDefault(key)?.Title.Here() ?? key;

    public bool IsByLaw(string registry) => workflows.Registries.GetValueOrDefault(registry) is { Basis: SharingBasis.StatutoryDuty };

    public async Task<IActionResult> OnGetAsync()
    {
        var data = await Send(new GetMyData(Caller));
        if (!data.IsOk)
            return Instead(data.Problem);
        Data = data.Value;
        return Page();
    }
}
