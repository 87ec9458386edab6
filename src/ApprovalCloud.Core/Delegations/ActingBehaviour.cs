using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Delegations;

/// <summary>What somebody acting for another may ask for, where that goes so far. Whatever is not one of these, they may not.</summary>
public interface IActsFor
{
    Caller By { get; }

    /// <summary>What it takes; none, to read.</summary>
    Acts Act { get; }
}

/// <summary>Refuses by name what goes beyond a delegation, before its use case sees it.</summary>
internal sealed class ActingBehaviour<TRequest, TResponse>(FindActing acting) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not IActsFor { By: { For: { } @for } by } asked)
            return await next();
        if (!await acting.Holds(by, cancellationToken))
            return TResponse.Fail(Problem.NotFound(Messages.ApplicationNotFound));
        return @for.WhyNot(asked.Act) is { } problem ? TResponse.Fail(problem) : await next();
    }
}
