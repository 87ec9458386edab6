using System.Diagnostics;
using MediatR;

namespace ApprovalCloud.Core.Requests;

/// <summary>Measures each use case from outside, whatever it does within, and says which rule refused it.</summary>
public sealed class MeasuringBehaviour<TRequest, TResponse>(UseCaseMeter meter, SecurityLog log) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var response = await next();
            outcome = response.Problem is null ? "ok" : "refused";
            if (response.Problem is { } problem)
                log.UseCaseRefused(typeof(TRequest).Name, problem.Kind, problem.Rule);
            return response;
        }
        finally
        {
            meter.Record(typeof(TRequest).Name, outcome, started);
        }
    }
}
