using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ApprovalCloud.Core.SharedData;

/// <summary>How long a registry is waited for, how often it is asked again, and when it is left alone.</summary>
internal static class RegistryPatience
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    public static ResiliencePipeline<HttpResponseMessage> Of(RegistryOptions options)
    {
        // Waiting is always real, whatever clock the platform goes by.
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = TimeProvider.System };
        builder.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = options.Timeout });
        builder.AddConcurrencyLimiter(options.AtOnce, options.Waiting);
        if (options.Retries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries, Delay = options.RetryDelay, BackoffType = DelayBackoffType.Exponential, UseJitter = true,
                ShouldRetryAfterHeader = false,
                ShouldHandle = attempt => ValueTask.FromResult(IsTransient(attempt.Outcome) && !SaysLater(attempt.Outcome.Result)),
            });
        }

        builder.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = options.FailureRatio, MinimumThroughput = options.LeastAttempts,
            SamplingDuration = options.Window, BreakDuration = options.Break,
            ShouldHandle = attempt => ValueTask.FromResult(IsTransient(attempt.Outcome)),
        });
        builder.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = options.AttemptTimeout });
        return builder.Build();
    }

    // A connection that cannot be made in time ends as a cancellation with that reason inside.
    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome) || outcome.Exception is OperationCanceledException { InnerException: TimeoutException };

    // A registry that asks for more time than anybody waits is not asked again.
    private static bool SaysLater(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter is { } later && (later.Date is not null || later.Delta > LongestWait);
}
