namespace ApprovalCloud.Engine.Running;

/// <summary>What a review came to.</summary>
public sealed record Review(Person By, DateTimeOffset At, Recommendation Result);

/// <summary>What goes on within a department before it decides a step; nobody outside sees it. Equal when all of it is.</summary>
public sealed record Deliberation
{
    public static readonly Deliberation None = new();

    /// <summary>The review that a decision rests on; none while there is none, or once it was sent back.</summary>
    public Review? Review { get; init; }

    /// <summary>Everybody who has reviewed the step as it is: a review of what is not the same any more does not count.</summary>
    public IReadOnlyList<Guid> Reviewers { get; init; } = [];

    /// <summary>Everybody who has sent it back since it opened.</summary>
    public IReadOnlyList<Guid> Returners { get; init; } = [];

    /// <summary>Opinions of other departments that are still out.</summary>
    public IReadOnlyList<OpinionOut> Opinions { get; init; } = [];

    internal Deliberation After(StepEvent happened) => happened switch
    {
        ReviewConcluded review => this with
        {
            Review = new Review(review.By!, review.At, review.Result),
            Reviewers = [.. Reviewers.Append(review.By!.Id).Distinct()],
        },
        ReviewReturned returned => this with
        {
            Review = null,
            Reviewers = returned.By is null ? [] : Reviewers,
            Returners = returned.By is { } by ? [.. Returners.Append(by.Id).Distinct()] : Returners,
        },
        OpinionAsked asked => this with { Opinions = [.. Opinions, new OpinionOut(asked.Opinion, asked.Department)] },
        OpinionGiven given => this with { Opinions = [.. Opinions.Where(one => one.Opinion != given.Opinion)] },
        _ => this,
    };

    public bool Equals(Deliberation? other) => other is not null && Review == other.Review
        && Reviewers.SequenceEqual(other.Reviewers) && Returners.SequenceEqual(other.Returners) && Opinions.SequenceEqual(other.Opinions);

    public override int GetHashCode() => HashCode.Combine(Review, Reviewers.Count, Returners.Count, Opinions.Count);
}
