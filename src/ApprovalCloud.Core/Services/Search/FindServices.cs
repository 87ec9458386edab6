using System.Globalization;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Services.Search;

/// <summary>Looks for services: by words in any language, by life event, by a department that decides.</summary>
public sealed record FindServices(string? Q = null, string? LifeEvent = null, string? Department = null) : IRequest<Result<FoundServices>>
{
    public const int LongestQ = 100;
}

/// <param name="IsPartly">No service matches everything that was typed; these match some of it.</param>
public sealed record FoundServices(IReadOnlyList<FoundService> Services, bool IsPartly);

internal sealed class FindServicesValidator : AbstractValidator<FindServices>
{
    private static readonly Text TooLong = new("Use at most {0} characters to search", "搜索内容最多 {0} 个字符", "搜尋內容最多 {0} 個字元");
    private static readonly Text NoEvent = new("There is no life event “{0}”. Use one of: {1}", "没有人生事件“{0}”。可用：{1}", "沒有人生事件「{0}」。可用：{1}");
    private static readonly Text NoDepartment = new("There is no department “{0}”. Use one of: {1}", "没有部门“{0}”。可用：{1}", "沒有部門「{0}」。可用：{1}");

    public FindServicesValidator(Workflows workflows)
    {
        RuleFor(request => request.Q).MaximumLength(FindServices.LongestQ).OverridePropertyName("q").WithMessage(_ => TooLong.With(FindServices.LongestQ).Here());
        RuleFor(request => request.LifeEvent).Must(key => key is null || workflows.LifeEvents.Any(known => known.Key == key)).OverridePropertyName("lifeEvent")
            .WithMessage(request => NoEvent.With(request.LifeEvent!, string.Join(", ", workflows.LifeEvents.Select(known => known.Key))).Here());
        RuleFor(request => request.Department).Must(key => key is null || workflows.Departments.ContainsKey(key)).OverridePropertyName("department")
            .WithMessage(request => NoDepartment.With(request.Department!, string.Join(", ", workflows.Departments.Keys)).Here());
    }
}

internal sealed class FindServicesHandler(Workflows workflows, ServiceIndex index) : IRequestHandler<FindServices, Result<FoundServices>>
{
    public Task<Result<FoundServices>> Handle(FindServices request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Q))
            return Found([.. workflows.Current.Where(IsMeant).Select(service => new FoundService(service, []))], false);
        var (found, isPartly) = index.Find(request.Q, Languages.Of(CultureInfo.CurrentUICulture), IsMeant);
        return Found(found, isPartly);

        bool IsMeant(ServiceDefinition service) =>
            (request.LifeEvent is null || service.LifeEvents.Contains(request.LifeEvent))
            && (request.Department is null || service.Steps.Any(step => step.Department == request.Department));
    }

    private static Task<Result<FoundServices>> Found(IReadOnlyList<FoundService> services, bool isPartly) =>
        Task.FromResult(Result<FoundServices>.Ok(new FoundServices(services, isPartly)));
}
