using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch.Logs;

/// <summary>The logs that there are, and another system's taken in. The request may be a little larger than a file, to be told what is wrong with it.</summary>
[RequestSizeLimit(2 * MostMegabytes * 1_000_000L)]
[RequestFormLimits(MultipartBodyLengthLimit = 2 * MostMegabytes * 1_000_000L)]
public sealed class LogsModel(IMediator mediator, Workflows workflows, IStringLocalizer T) : RoomPage(mediator)
{
    public const int MostMegabytes = 100;

    private readonly Titles titles = new(workflows);

    [BindProperty(Name = "Name")]
    public string? LogName { get; set; }

    [BindProperty]
    public string? Department { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? Deadline { get; set; }

    [BindProperty]
    public string? PlannedEnd { get; set; }

    [BindProperty(Name = "File")]
    public IFormFile? LogFile { get; set; }

    public IReadOnlyList<LogRow> Logs { get; private set; } = [];

    public string NameOf(LogRow row) => LogWords.NameOf(row.Name, row.Service, titles);

    public async Task<IActionResult> OnGetAsync()
    {
        var logs = await Send(new ListLogs(Caller));
        if (!logs.IsOk)
            return Instead(logs.Problem);
        Logs = logs.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (LogFile is null)
            return await Refused(Wrong(LogMessages.ChooseFile.Here()), OnGetAsync);
        if (LogFile.Length > MostMegabytes * 1_000_000L)
            return await Refused(Wrong(T["The file is larger than {0} MB. Import it with the command import xes.", MostMegabytes]), OnGetAsync);
        await using var content = LogFile.OpenReadStream();
        var name = string.IsNullOrWhiteSpace(LogName) ? Path.GetFileName(LogFile.FileName) : LogName;
        var imported = await Send(new ImportLog(Caller, name, content, new LogMapping(Given(Department), Given(Channel), Given(Deadline), Given(PlannedEnd))));
        if (imported.Problem is { } problem)
            return await Refused(problem.Errors is null && problem.Kind != ProblemKind.Forbidden ? Wrong(problem.Message.Here(), problem.Kind) : problem, OnGetAsync);
        TempData["Flash"] = T["“{0}” is imported: {1} cases, {2} events.", name, LogWords.Count(imported.Value!.Figures.Cases), LogWords.Count(imported.Value.Figures.Events)].Value;
        return LocalRedirect($"~/watch/logs/{imported.Value.Id}");
    }

    private static string? Given(string? attribute) => string.IsNullOrWhiteSpace(attribute) ? null : attribute.Trim();

    private static Problem Wrong(string words, ProblemKind kind = ProblemKind.Invalid) =>
        Problem.Invalid(new Dictionary<string, string[]> { ["File"] = [words] }) with { Kind = kind };
}
