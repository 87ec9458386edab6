using System.Security.Claims;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Security;
using Hangfire;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

internal static class TasksApi
{
    public sealed record Verdicts(Verdict? Verdict, string? Note, string? LegalBasis);

    public sealed record Asked(IReadOnlyList<CorrectionItem>? Items, string? Message, DateOnly? Term);

    public sealed record Reviewed(Recommendation? Result, string? Reasons);

    public sealed record SentBack(string? Reason);

    public sealed record Transferred(Guid To, string? Reason);

    public sealed record Ticked(BulkAct Act, IReadOnlyList<TickedTask>? Tasks, string? Note);

    /// <summary>What of the queue is looked for.</summary>
    internal sealed record Looked(string? Search, string? Service, string? Step, string? Due, Guid? Holder);

    /// <summary>What every address below a task is called with.</summary>
    internal sealed record Address(
        Guid ApplicationId, string Step, [FromHeader(Name = "If-Match")] string? IfMatch,
        [FromHeader(Name = "Idempotency-Key")] string? IdempotencyKey, ClaimsPrincipal User, IMediator Mediator, CancellationToken Cancel)
    {
        public Caller By => User.Caller();

        public int? Version => int.TryParse(IfMatch?.Trim('"'), out var version) ? version : null;
    }

    public static void MapTasks(this RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        tasks.MapGet("", List);
        tasks.MapPost("/bulk", async Task<IResult> (
            Ticked body, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal user, IMediator mediator, LastShown lastShown, CancellationToken cancel) =>
            body.Act == BulkAct.Grant && lastShown.IsTooLongAgo(user) ? ShowAgain().ToHttp() : (await mediator.Send(new ActOnTasks(user.Caller(), body.Act, body.Tasks ?? []) { Note = body.Note ?? "", IdempotencyKey = key }, cancel)).ToHttp(all =>
                TypedResults.Ok(all.Select(one => new { one.Task.ApplicationId, one.Task.Step, one.Number, done = one.Problem is null, rule = one.Problem?.Rule, why = one.Problem?.Message.Here() }))));
        tasks.MapGet("/day", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new SummariseDay(user.Caller()), cancel)).ToHttp());
        var task = tasks.MapGroup("/{applicationId:guid}/{step}");
        task.MapGet("", Get);
        task.MapPost("/claim", async ([AsParameters] Address at, IBackgroundJobClient jobs) =>
        {
            var claimed = await at.Mediator.Send(new ClaimStep(at.By, at.ApplicationId, at.Step, at.Version), at.Cancel);
            if (claimed.IsOk && claimed.Value.IsToRecheck)
                jobs.Recheck(at.By, at.ApplicationId, at.Step);
            return Decided(claimed);
        });
        task.MapGet("/deadline", async ([AsParameters] Address at) =>
            (await at.Mediator.Send(new GetReckonings(at.By, at.ApplicationId), at.Cancel)).ToHttp(all =>
                Deadlines.Of([.. all.Where(one => one.Clock == at.Step)])));
        task.MapGet("/similar", async ([AsParameters] Address at) =>
            (await at.Mediator.Send(new FindSimilar(at.By, at.ApplicationId, at.Step), at.Cancel)).ToHttp());
        task.MapPost("/recheck", async ([AsParameters] Address at) =>
            (await at.Mediator.Send(new RecheckFacts(at.By, at.ApplicationId, at.Step), at.Cancel)).ToHttp());
        task.MapPost("/release", ([AsParameters] Address at) =>
            Send(at, new ReleaseStep(at.By, at.ApplicationId, at.Step, at.Version)));
        task.MapPost("/decide", ([AsParameters] Address at, Verdicts body, LastShown lastShown) => body.Verdict is not { } verdict
            ? Task.FromResult(VerdictMissing())
            : lastShown.IsTooLongAgo(at.User)
            ? Task.FromResult(ShowAgain().ToHttp())
            : Send(at, new DecideStep(at.By, at.ApplicationId, at.Step, verdict, body.Note ?? "", at.Version) { IdempotencyKey = at.IdempotencyKey, LegalBasis = body.LegalBasis }));
        task.MapPost("/review", ([AsParameters] Address at, Reviewed body) => body.Result is { } result
            ? Send(at, new ReviewStep(at.By, at.ApplicationId, at.Step, result, body.Reasons ?? "", at.Version) { IdempotencyKey = at.IdempotencyKey })
            : Task.FromResult(Invalid("result", "grant, refuse")));
        task.MapPost("/send-back", ([AsParameters] Address at, SentBack body) =>
            Send(at, new SendStepBack(at.By, at.ApplicationId, at.Step, body.Reason ?? "", at.Version)));
        task.MapPost("/request-correction", ([AsParameters] Address at, Asked body) =>
            Send(at, new AskForCorrection(at.By, at.ApplicationId, at.Step, body.Items ?? [], body.Message ?? "", at.Version) { Term = body.Term }));
        task.MapPost("/transfer", ([AsParameters] Address at, Transferred body) =>
            Send(at, new TransferStep(at.By, at.ApplicationId, at.Step, body.To, body.Reason ?? "", at.Version)));
    }

    private static Problem ShowAgain() => new(ProblemKind.Forbidden, "ShowAgain", Messages.ShowAgain);

    internal static async Task<IResult> Send(Address at, IRequest<Result<StepDecided>> request) =>
        Decided(await at.Mediator.Send(request, at.Cancel));

    private static IResult Decided(Result<StepDecided> result) =>
        result.ToHttp(decided => new WithETag(TypedResults.Ok(decided), decided.Version));

    private static async Task<IResult> List(
        string? department, string? state, string? sort, string? cursor, int? take, [AsParameters] Looked looked,
        ClaimsPrincipal user, IMediator mediator, CancellationToken cancel)
    {
        var by = user.Caller();
        if (department is not null && department != by.Department)
            return new Refusal(RefusalRule.NotYourDepartment, department).ToHttp();
        if (sort is not (null or "due"))
            return Invalid("sort", "due");
        var filter = TaskFilter.Open;
        if (state is not null && (!Enum.TryParse(state, ignoreCase: true, out filter) || !Enum.IsDefined(filter)))
            return Invalid("state", string.Join(", ", Enum.GetNames<TaskFilter>()));
        DueFilter? due = null;
        if (looked.Due is { } named)
        {
            if (!Enum.TryParse<DueFilter>(named, ignoreCase: true, out var near) || !Enum.IsDefined(near))
                return Invalid("due", string.Join(", ", Enum.GetNames<DueFilter>()));
            due = near;
        }

        var narrowed = new QueueFilter { Search = looked.Search, Service = looked.Service, Step = looked.Step, Due = due, Holder = looked.Holder };
        return (await mediator.Send(new ListTasks(by, filter, cursor, take ?? 25) { Filter = narrowed }, cancel)).ToHttp();
    }

    private static async Task<IResult> Get([AsParameters] Address at) =>
        (await at.Mediator.Send(new GetTask(at.By, at.ApplicationId, at.Step, ReadSource.Api), at.Cancel)).ToHttp(task => new WithETag(
            TypedResults.Ok(new
            {
                task.ApplicationId,
                task.Number,
                service = task.Service.Key,
                serviceVersion = task.Service.Version,
                step = task.Step.Key,
                task.Step.Department,
                task.Status,
                task.Phase,
                review = task.Review is { } review ? new { by = review.By.Name, review.At, review.Result } : null,
                task.SubmittedAt,
                task.OpenedAt,
                task.DueAt,
                task.DecidedAt,
                task.DecidedBy,
                assignee = task.Assignee,
                task.Facts,
                task.Sources,
                task.Disputes,
                task.Visits,
                task.Opinions,
                notes = task.Notes.Select(note => new { note.Id, note.Author, note.At, note.Text, note.WithdrawnAt }),
                materials = task.Materials.Select(Material),
                legalBasis = task.Step.LegalBasis.Here(),
                legalBases = task.Facts.Keys.ToDictionary(fact => fact, fact => task.Step.BasisOf(fact).Here()),
                otherSteps = task.OtherSteps.Select(other => new { other.Key, other.Department, other.Status, other.DecidedAt }),
                history = task.History.Select(entry => new { entry.Sequence, entry.At, entry.By, kind = entry.Happened.GetType().Name }),
                may = task.May,
                onCommitment = task.Standing.Detail.OnCommitment,
                toFollow = task.Standing.Detail.ToFollow,
                task.CheckBy,
            }),
            task.Version));

    internal static object Material(TaskMaterial material) => new
    {
        material.Material.Key,
        title = material.Material.Title.Here(),
        material.State,
        licence = material.Licence is { } licence
            ? new { licence.Number, licence.Issuer, issuedAt = licence.At, licence.ValidUntil, licence.RevokedAt, licence.From }
            : null,
        issuedBy = material.IssuedBy,
        files = material.Files.Select(MaterialsApi.File),
    };

    private static IResult VerdictMissing() => Invalid("verdict", "grant, refuse");

    internal static IResult Invalid(string field, string allowed) => Problem.Invalid(
        new Dictionary<string, string[]> { [field] = [OneOf.With(allowed).Here()] }).ToHttp();

    private static IResult ToHttp(this Refusal refusal) => Core.Applications.Refusals.ToProblem(refusal).ToHttp();

    private static readonly Text OneOf = new("Give one of: {0}", "请使用以下之一：{0}", "請使用以下之一：{0}");

    private sealed class WithETag(IResult inner, int version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = $"\"{version}\"";
            return inner.ExecuteAsync(httpContext);
        }
    }
}
