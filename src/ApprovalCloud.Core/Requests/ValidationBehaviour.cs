using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Requests;

/// <summary>Checks a request's shape before its handler sees it.</summary>
public sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = validators
            .Select(validator => validator.Validate(request))
            .SelectMany(result => result.Errors)
            .GroupBy(failure => failure.PropertyName, failure => failure.ErrorMessage)
            .ToDictionary(field => field.Key, field => field.Distinct().ToArray());
        foreach (var (field, message) in Unusable.In(request))
            failures.TryAdd(field, [message.Here()]);
        return failures.Count > 0 ? TResponse.Fail(Problem.Invalid(failures)) : await next();
    }
}
