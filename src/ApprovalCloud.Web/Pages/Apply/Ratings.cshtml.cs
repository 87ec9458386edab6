using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>What of an application can be rated, and what was said of it.</summary>
public sealed class RatingsModel(IMediator mediator, Workflows workflows, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    [FromRoute]
    public Guid Id { get; set; }

    public MyRatings Ratings { get; private set; } = default!;

    private ServiceDefinition Service => workflows.Find(Ratings.Service, Ratings.ServiceVersion)!;

    public string ServiceTitle => Service.Title.Here();

    public string TitleOf(MyHandling handling) => handling.Step is { } step ? Service.Step(step)!.Title.Here() : T["The application as a whole"];

    public string AddressOf(MyHandling handling) => $"~/apply/{Id}/rate{(handling.Step is { } step ? $"?step={step}" : "")}";

    public string DepartmentOf(string key) => workflows.Departments[key].Name.Here();

    public async Task<IActionResult> OnGetAsync()
    {
        var ratings = await Send(new ListMyRatings(Caller, Id));
        if (!ratings.IsOk)
            return Instead(ratings.Problem);
        Ratings = ratings.Value;
        return Page();
    }
}
