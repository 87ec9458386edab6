using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Demo;

/// <summary>Some of the story's applicants rate what was decided, most of them well; bad ratings are answered, most of them in time.</summary>
internal sealed class RatingsStory(IServiceScopeFactory scopes, IReadOnlyDictionary<string, Caller> people)
{
    private static readonly (RatingLevel Level, string? Comment)[] Opinions =
    [
        (RatingLevel.VerySatisfied, null), (RatingLevel.VerySatisfied, "全程网上办理，一次都没跑，非常方便。"), (RatingLevel.Satisfied, null),
        (RatingLevel.VerySatisfied, null), (RatingLevel.Satisfied, "比承诺的时间快。"), (RatingLevel.FairlySatisfied, "材料说明还可以再清楚一些。"),
        (RatingLevel.VerySatisfied, null), (RatingLevel.Satisfied, null), (RatingLevel.Dissatisfied, "电话咨询了三次都没有人接，工号 0371 的工作人员态度生硬。"),
        (RatingLevel.VerySatisfied, "工作人员很耐心。"), (RatingLevel.Satisfied, null), (RatingLevel.VerySatisfied, null), (RatingLevel.FairlySatisfied, null),
    ];

    /// <summary>Its own, so that the rest of the story stays as it is told.</summary>
    public Random Random { get; } = new(20190051);

    private Caller Supervisor => people["supervisor@example.test"] with { IsSupervisor = true };

    /// <summary>What happens after so many working days.</summary>
    public IEnumerable<(double Days, Func<Task> Happens)> Of(Guid application, Caller applicant, string step, bool hasEnded)
    {
        if (hasEnded && Random.Next(100) < 45)
            yield return (Random.NextDouble() * 3, () => Rate(application, applicant, null));
        if (Random.Next(100) < 8)
            yield return (Random.NextDouble() * 3, () => Rate(application, applicant, step));
    }

    private async Task Rate(Guid application, Caller applicant, string? step)
    {
        var (level, comment) = Opinions[Random.Next(Opinions.Length)];
        await Send(new RateHandling(applicant, application, step, level)
        {
            Comment = comment, WithName = Random.Next(2) == 0, Reasons = level >= RatingLevel.Dissatisfied ? [RatingReason.Manner, RatingReason.Clarity] : [],
        });
        await Answer();
        await Moderate();
    }

    // All but the newest two, which are left to whoever tries the platform out.
    private async Task Answer()
    {
        var waiting = (await Send(new ListRedress(Supervisor))).Value!.OrderBy(row => row.OpenedAt).ToList();
        foreach (var row in waiting.Take(waiting.Count - 2))
        {
            if (row.IsNamed)
                await Send(new RecordContact(Supervisor, row.RatingId, ContactManner.Phone, "已电话联系您了解情况，对给您带来的不便致歉，正在核查。"));
            await Send(new AnswerRating(Supervisor, row.RatingId, RatingFinding.PutRight, "已增设咨询电话并对相关人员进行培训，咨询来电均有记录和回复。"));
        }
    }

    private async Task Moderate()
    {
        var waiting = (await Send(new ListComments(Supervisor))).Value!;
        foreach (var comment in waiting.Take(waiting.Count - 3))
            await Send(new ModerateComment(Supervisor, comment.RatingId, Moderation.Publish, comment.Comment.Replace("0371", "■■■■", StringComparison.Ordinal), null));
    }

    private async Task<Result<T>> Send<T>(IRequest<Result<T>> request)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
