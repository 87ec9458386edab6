using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Exports;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>The cases behind a figure.</summary>
public sealed class CasesModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public bool Steps { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public FilingForm? Channel { get; set; }

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Titles Titles { get; } = new(workflows);

    public CasesPage Found { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
            return NotFound();
        var cases = await Send(Question);
        if (!cases.IsOk)
            return NotFound();
        Found = cases.Value;
        return Page();
    }

    /// <summary>All of them, a thousand at a time.</summary>
    public IActionResult OnGetFile(string format) => !ModelState.IsValid
        ? NotFound()
        : new Sheet(
            "cases",
            [T["Application"], T["Service"], T["Step"], T["From"], T["To"], T["Working days"], T["Without excused time"], T["Was due"], T["Limit"]],
            All(HttpContext.RequestAborted)).As(format);

    private async IAsyncEnumerable<object?[]> All([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? cursor = null; !cancellationToken.IsCancellationRequested;)
        {
            var page = await Send(Question with { Cursor = cursor, Take = 1_000 });
            foreach (var one in page.Value?.Cases ?? [])
            {
                yield return
                [
                    one.Number, Titles.Service(one.Service), one.Step is { } step ? Titles.Step(one.Service, step) : null, one.From.UtcDateTime, one.To.UtcDateTime,
                    one.Days, one.Counted, one.DueAt.UtcDateTime, Kept(one),
                ];
            }

            if ((cursor = page.Value?.Next) is null)
                yield break;
        }
    }

    public string File(string format) => Url.Page("Cases", "file", new { Steps, Service, Department, Step, Channel, From, To, format })!;

    private ListCases Question => new(Caller, Steps, From, To) { Service = Service, Department = Department, Step = Step, Channel = Channel, Cursor = Cursor };

    /// <summary>What is listed, in words.</summary>
    public IEnumerable<string> What
    {
        get
        {
            if (Step is { } step && Service is { } of)
                yield return Titles.Step(of, step);
            if (Service is { } service)
                yield return Titles.Service(service);
            if (Department is { } department)
                yield return Titles.Department(department);
            if (Channel is { } channel)
                yield return ChannelWords.Of(channel.ToString(), T);
            yield return From == To ? Month(From) : T["{0} to {1}", Month(From), Month(To)];
        }
    }

    public string Next => Url.Page("Cases", new { Steps, Service, Department, Step, Channel, From, To, cursor = Found.Next })!;

    public string Light(EndedCase one) => one.To > one.DueAt ? "late" : "ok";

    public string Kept(EndedCase one) => one.To > one.DueAt ? T["Beyond the limit"] : one.To > one.PromisedAt ? T["Within the law, later than promised"] : T["As promised"];

    private static string Month(int month) => $"{month / 100}-{month % 100:00}";
}
