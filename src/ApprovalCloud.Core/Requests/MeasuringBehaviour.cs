using System.Diagnostics;
using MediatR;

namespace ApprovalCloud.Core.Requests;

/// <summary>Measures each use case from outside, whatever it does within.</summary>
public sealed class MeasuringBehaviour<TRequest, TResponse>(UseCaseMeter meter) : IPipelineBehavior<TRequest, TResponse>
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
            outcome = response.IsOk ? "ok" : "refused";
            return response;
        }
        finally
        {
            meter.Record(typeof(TRequest).Name, outcome, started);
        }
    }
}
