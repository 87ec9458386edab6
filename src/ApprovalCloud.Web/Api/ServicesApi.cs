using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services.Guide;
using ApprovalCloud.Core.Services.Search;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Web.Api;

internal static class ServicesApi
{
    public sealed record PlanRequest(Dictionary<string, JsonElement>? Facts);

    public static void MapServices(this RouteGroupBuilder api)
    {
        var services = api.MapGroup("/services").WithTags("Services").AllowAnonymous();
        services.MapGet("", async (string? q, string? lifeEvent, string? department, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new FindServices(q, lifeEvent, department), cancel)).ToHttp(found => TypedResults.Ok(found.Services.Select(Summary))));
        services.MapGet("/{key}", async (string key, Workflows workflows, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetProcessingTimes(key), cancel)).ToHttp(times => TypedResults.Ok(Details(workflows.Find(key)!, times, workflows))));
        services.MapPost("/{key}/plan", (string key, PlanRequest request, Workflows workflows, Reasons reasons) =>
            workflows.Find(key) is { } service
                ? Plan(service, request, workflows, reasons)
                : Problem.NotFound(Messages.ServiceNotFound).ToHttp());
    }

    private static object Summary(FoundService found) => new
    {
        found.Service.Key,
        found.Service.Version,
        title = found.Service.Title.Here(),
        summary = found.Service.Summary.Here(),
        found.Service.Audience,
        found.Service.LifeEvents,
        departments = found.Service.Steps.Select(step => step.Department).Distinct(),
        because = found.Because.Select(words => new { words.Term, words.In, words.How, words.Words, language = words.Language.Tag() }),
    };

    private static object Details(ServiceDefinition service, PublishedTimes times, Workflows workflows) => new
    {
        service.Key,
        service.Version,
        title = service.Title.Here(),
        summary = service.Summary.Here(),
        service.Audience,
        legalBasis = service.LegalBasis.Select(law => law.Here()),
        service.Limit,
        service.LifeEvents,
        processingTimes = times,
        questions = service.Sections.SelectMany(section => section.Questions.Select(question =>
            Question(question, section, workflows.Vocabulary[question.Fact]))),
        materials = service.Materials.Select(material => new
        {
            material.Key,
            title = material.Title.Here(),
            material.ReadBy,
            when = material.When?.Source,
            material.Secondary,
        }),
        steps = service.Steps.Select(step => new
        {
            step.Key,
            title = step.Title.Here(),
            step.Department,
            departmentName = workflows.Departments[step.Department].Name.Here(),
            step.Needs,
            when = step.When?.Source,
            step.Reads,
            step.Limit,
            legalBasis = step.LegalBasis.Here(),
            step.Stage,
            step.SpecialProcedures,
            step.Phases,
            step.SecondPerson,
            result = step.Result?.Here(),
            fee = step.Fee is { } fee ? new { fee.Amount, @for = fee.For.Here(), legalBasis = fee.LegalBasis.Here() } : null,
        }),
    };

    private static object Question(Question question, Section section, FactDefinition fact) => new
    {
        question.Fact,
        section = section.Key,
        question = fact.Question.Here(),
        label = fact.Label.Here(),
        hint = fact.Hint?.Here(),
        fact.Type,
        fact.Unit,
        fact.Min,
        fact.Max,
        question.Optional,
        when = question.When?.Source,
        choices = fact.Choices.Select(choice => new { choice.Key, label = choice.Label.Here() }),
        item = fact.Item is { } item ? Item(item) : null,
    };

    private static object Item(ItemDefinition item) => new
    {
        title = item.Title.Here(),
        item.Fewest,
        item.Most,
        sum = item.Sum is { } sum ? new { sum.Field, sum.Total } : null,
        fields = item.Fields.Select(field => new
        {
            field.Key,
            label = field.Label.Here(),
            question = field.Question.Here(),
            field.Type,
            field.Unit,
            field.Min,
            field.Max,
            field.Optional,
            choices = field.Choices.Select(choice => new { choice.Key, label = choice.Label.Here() }),
        }),
    };

    private static IResult Plan(ServiceDefinition service, PlanRequest request, Workflows workflows, Reasons reasons)
    {
        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, JsonAnswers.Read(request.Facts));
        if (sheet.Problems.Count > 0)
            return Problem.Invalid(sheet.Problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() })).ToHttp();
        var plan = WorkflowEngine.Plan(service, sheet.Facts);
        object Step(PlannedStep step) => new
        {
            step.Step.Key,
            title = step.Step.Title.Here(),
            step.Step.Department,
            departmentName = workflows.Departments[step.Step.Department].Name.Here(),
            step.Needs,
            because = reasons.Why(step, plan.Facts).Here(),
            step.Wave,
        };
        return TypedResults.Ok(new
        {
            steps = plan.Required.Select(Step),
            possibleSteps = plan.Steps.Where(step => step.Involvement == Involvement.Possible).Select(Step),
            materials = plan.Materials.Select(material => new
            {
                material.Material.Key,
                title = material.Material.Title.Here(),
                material.Involvement,
                because = reasons.Why(material, service, plan.Facts).Here(),
            }),
            questions = plan.OpenQuestions.Select(question => new
            {
                question.Fact,
                question = workflows.Vocabulary[question.Fact].Question.Here(),
                because = reasons.Why(question).Here(),
            }),
            plan.WorkingDays,
        });
    }
}
