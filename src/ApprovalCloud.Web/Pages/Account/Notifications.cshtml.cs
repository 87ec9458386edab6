using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Text = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Account;

/// <summary>In which language letters are written, and which of them come by mail.</summary>
public sealed class NotificationsModel(IMediator mediator, IStringLocalizer<Text> T) : RoomPage(mediator)
{
    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public List<string> ByMail { get; set; } = [];

    public bool IsCitizen => Navigation.IsCitizen(User);

    public bool HasNotices => Navigation.NoticesOf(User) is not null;

    /// <summary>Whoever else works here is written to about what waits for them, without a choice.</summary>
    public bool HasChoice => HasNotices || Caller.IsSupervisor;

    public IEnumerable<Choice> Languages => Localisation.Languages.All.Select(language => new Choice(language.Culture, language.Name));

    public IEnumerable<Choice> Choices => LetterGroupRules.OfferedTo(Caller).Where(group => group.Law() is null)
        .Select(group => new Choice(group.ToString(), Words(group), Hint(group)));

    public string Words(LetterGroups group) => group switch
    {
        LetterGroups.Decisions => T["Decisions about your applications and licences, and what you can do against them"],
        LetterGroups.Corrections => T["What you have to correct"],
        LetterGroups.Acceptance => T["Receipts: what is accepted, and what is not"],
        LetterGroups.TimeLimits => T["Time limits that are extended, and special procedures"],
        LetterGroups.Visits => T["Visits of your premises"],
        LetterGroups.Answers => T["Answers to your questions"],
        LetterGroups.Progress => T["Progress"],
        LetterGroups.Tasks => T["New tasks of your department"],
        LetterGroups.Lateness => HasNotices ? T["What is late, or about to be"] : T["Each limit that is missed"],
        LetterGroups.Applicants => T["Answers, questions and documents of applicants"],
        LetterGroups.HandOvers => T["Tasks that are handed over"],
        LetterGroups.Cooperation => T["Opinions, visits and extensions"],
        LetterGroups.Digest => HasNotices
            ? T["Each working day: what is in your hands and what nobody has taken up, late or due soon"]
            : T["Each working day: what is late, and what is due soon"],
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not one group."),
    };

    public async Task<IActionResult> OnGetAsync()
    {
        var account = await Send(new GetAccount(Caller));
        if (!account.IsOk)
            return Instead(account.Problem);
        Language = account.Value.Language;
        ByMail = [.. LetterGroupRules.OfferedTo(Caller).Where(group => !account.Value.NoMailFor.HasFlag(group)).Select(group => group.ToString())];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var wanted = ByMail.Aggregate(LetterGroups.None, (some, one) => Enum.TryParse<LetterGroups>(one, out var group) ? some | group : some);
        var changed = await Send(new ChangeLetters(Caller, Language ?? "", HasChoice ? wanted : null));
        if (!changed.IsOk)
        {
            Show(changed.Problem);
            return Page();
        }

        TempData["Flash"] = "Your choice is saved.";
        return RedirectToPage();
    }

    public string Law(LetterGroups group) => group.Law()!.Here();

    private string? Hint(LetterGroups group) => group switch
    {
        LetterGroups.Visits => T["When officers come, when that changes, and when it is cancelled."].Value,
        LetterGroups.Answers => T["When a department answers what you asked or disputed."].Value,
        LetterGroups.Progress => T["That we received your application or appeal, that a date moves, that we are late."].Value,
        LetterGroups.Lateness => (HasNotices ? T["Yellow and red cards, and limits that were missed."] : T["As it happens, with the red card."]).Value,
        LetterGroups.Digest => (HasNotices
            ? T["One letter in the morning, with the numbers. None comes when there is nothing, or while you are away."]
            : T["One letter by department, with the number of steps. None comes when there is nothing."]).Value,
        LetterGroups.HandOvers => T["By a supervisor, or to you while you stand in for somebody."].Value,
        _ => null,
    };
}
