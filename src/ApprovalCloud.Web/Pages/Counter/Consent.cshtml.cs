using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Counter;

/// <summary>What somebody signs who says yes on paper.</summary>
public sealed class ConsentModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Localisation.Text> text) : CounterPage(mediator, text)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public string Office => workflows.Departments.GetValueOrDefault(User.Caller().CounterOf ?? "")?.Name.Here() ?? "";

    public string Worker => User.Caller().Name;

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();
}
