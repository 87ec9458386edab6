using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

public enum CardFilter
{
    /// <summary>Nobody has ruled on it.</summary>
    Open,
    /// <summary>The department says that it was not its fault, and waits for an answer.</summary>
    Contested,
    Ruled,
}

/// <summary>Cards, the newest first: a clerk's are those of their department, a supervisor's all of them.</summary>
public sealed record ListCards(Caller By, CardFilter? State = null, int Take = 200) : IRequest<Result<IReadOnlyList<CardView>>>
{
    public string? Department { get; init; }
}

/// <summary>One of them.</summary>
public sealed record GetCard(Caller By, CardKey Card) : IRequest<Result<CardView>>;

internal sealed class ListCardsValidator : AbstractValidator<ListCards>
{
    public ListCardsValidator()
    {
        RuleFor(request => request.State).IsInEnum();
        RuleFor(request => request.Take).InclusiveBetween(1, 500);
    }
}

internal sealed class CardHandlers(AppDbContext db) : IRequestHandler<ListCards, Result<IReadOnlyList<CardView>>>, IRequestHandler<GetCard, Result<CardView>>
{
    public async Task<Result<IReadOnlyList<CardView>>> Handle(ListCards request, CancellationToken cancellationToken)
    {
        var cards = Visible(request.By).Where(card => request.Department == null || card.Department == request.Department);
        if (request.State is { } state)
            cards = Filter(cards, state);
        var newest = cards.OrderByDescending(card => card.RaisedAt).ThenByDescending(card => card.ApplicationId).ThenBy(card => card.Step)
            .ThenBy(card => card.Limit).ThenBy(card => card.Colour).Take(request.Take);
        var found = await db.Views(newest).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<CardView>>.Ok([.. found.OrderByDescending(card => card.RaisedAt).ThenByDescending(card => card.Key.ApplicationId)]);
    }

    public async Task<Result<CardView>> Handle(GetCard request, CancellationToken cancellationToken) =>
        await db.Views(Visible(request.By).Only(request.Card)).SingleOrDefaultAsync(cancellationToken) is { } card
            ? card
            : Problem.NotFound(CardQueries.NotFound);

    private static IQueryable<Card> Filter(IQueryable<Card> cards, CardFilter state) => state switch
    {
        CardFilter.Open => cards.Where(card => card.Status == CardStatus.Raised || card.Status == CardStatus.Contested),
        CardFilter.Contested => cards.Where(card => card.Status == CardStatus.Contested),
        CardFilter.Ruled => cards.Where(card => card.Status == CardStatus.Upheld || card.Status == CardStatus.Lifted),
    };

    private IQueryable<Card> Visible(Caller by) =>
        by.IsSupervisor ? db.Cards.AsNoTracking().SupervisedBy(by) : db.Cards.AsNoTracking().AboutDepartmentOf(by);
}
