using System.Text.Json;
using ApprovalCloud.Core.Data;

namespace ApprovalCloud.Core.Requests;

/// <summary>A request that may be sent again after its answer was lost.</summary>
public interface IRepeatable
{
    /// <summary>Made by the caller; null when the request is not meant to be repeated.</summary>
    string? IdempotencyKey { get; }

    Caller By { get; }

    /// <summary>What is asked, so that the same key for something else is noticed.</summary>
    string Fingerprint { get; }
}

/// <summary>Gives a repeated request its first answer; the answer is saved in the same commit as what it answers.</summary>
internal sealed class Idempotency(AppDbContext db, TimeProvider clock)
{
    public async Task<Result<T>> Once<T>(IRepeatable request, Func<Task<Result<T>>> useCase, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey is { Length: > AnsweredRequest.LongestKey })
            return InField.Wrong(nameof(request.IdempotencyKey), Messages.KeyTooLong.With(AnsweredRequest.LongestKey));
        if (await FirstAnswer<T>(request, cancellationToken) is { } first)
            return first;
        var result = await useCase();
        // A refusal may be no more than the same request having been answered in the meantime.
        return result.IsOk ? result : await FirstAnswer<T>(request, cancellationToken) ?? result;
    }

    public void Remember<T>(IRepeatable request, T answer)
    {
        if (request.IdempotencyKey is { } key)
        {
            db.AnsweredRequests.Add(
                new AnsweredRequest(request.By.Id, key, request.Fingerprint, JsonSerializer.Serialize(answer), clock.Now()));
        }
    }

    private async Task<Result<T>?> FirstAnswer<T>(IRepeatable request, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey is not { } key)
            return null;
        var first = await db.AnsweredRequests.FindAsync([request.By.Id, key], cancellationToken);
        if (first is null)
            return null;
        if (first.Fingerprint != request.Fingerprint)
            return Result<T>.Fail(new Problem(ProblemKind.Conflict, "IdempotencyKeyReused", Messages.KeyReused));
        return JsonSerializer.Deserialize<T>(first.Answer)!;
    }
}
