using System.Globalization;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Pages.Desk;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Choice = ApprovalCloud.Web.Components.Choice;

namespace ApprovalCloud.Web.Pages.Account.Delegations;

/// <summary>Lets somebody act for me, or for a company that I represent.</summary>
public sealed class NewModel(
    IMediator mediator, Workflows workflows, IOptions<DelegationOptions> options, TimeProvider clock, IStringLocalizer<Localisation.Text> T) : RoomPage(mediator)
{
    private const string ForCompany = "company";
    private const string All = "all";
    private const string Some = "some";

    [BindProperty]
    public string? Whom { get; set; }

    [BindProperty]
    public string? Company { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty]
    public List<string> May { get; set; } = [];

    [BindProperty]
    public string? Which { get; set; }

    [BindProperty]
    public List<string> Services { get; set; } = [];

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public IEnumerable<Choice> Principals =>
        [new("me", T["For me"]), new(ForCompany, T["For a company that I represent"], T["The register of legal persons, or a licence of yours, must say so."])];

    public IEnumerable<Choice> Whiches => [new(All, T["In all services"]), new(Some, T["Only in these services:"])];

    public IEnumerable<Choice> ServiceChoices => workflows.Current.Select(service => new Choice(service.Key, service.Title.Here()));

    public IEnumerable<Choice> Acts =>
    [
        Act(Core.Delegations.Acts.Prepare, T["Begin applications for you and fill in the form. They see what is in it."]),
        Act(Core.Delegations.Acts.Send, T["Sign and submit in your name; withdraw again. It binds you."]),
        Act(Core.Delegations.Acts.Answer, T["Answer when a department asks, appeal, and get the letters that you get."]),
        Act(Core.Delegations.Acts.Fetch, T["Let registries fill in what they hold about you, with your consent given here."]),
        Act(Core.Delegations.Acts.FetchSensitive, T["Identity numbers, health, homes and the like. Without this they stay out, and you fill them in yourself."]),
    ];

    public int LongestDays => options.Value.LongestDays;

    public IActionResult OnGet()
    {
        var today = options.Value.Office.DateOf(clock.GetUtcNow());
        (Whom, Which, From, Until) = ("me", Some, Iso(today), Iso(today.AddDays(Math.Min(30, LongestDays - 1))));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (from, until) = (ModelState.Day(nameof(From), From, T), ModelState.Day(nameof(Until), Until, T));
        if (Which == Some && Services.Count == 0 || Which is not (All or Some))
            ModelState.AddModelError(nameof(Which), DelegationMessages.ChooseServices.Here());
        if (!ModelState.IsValid)
            return Page();
        var given = await Send(new GiveDelegation(
            Caller, Email?.Trim() ?? "", IdentityNumber ?? "", May.Aggregate(Core.Delegations.Acts.None, (all, one) => all | Read(one)),
            Which == All ? [] : Services, from, until, Whom == ForCompany ? Company ?? "" : null));
        if (given.IsOk)
        {
            TempData["Flash"] = T["We have written to them. It holds as soon as they accept."].Value;
            return LocalRedirect($"~/account/delegations/{given.Value}");
        }

        return await Refused(given.Problem, () => Task.FromResult<IActionResult>(Page()));
    }

    private static Choice Act(Acts act, string hint) => new(act.ToString(), DelegationMessages.Of(act).Here(), hint);

    private static Acts Read(string act) => Enum.TryParse<Acts>(act, out var read) ? read : Core.Delegations.Acts.None;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
