using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

public enum CardRuling { Uphold, Lift }

/// <summary>A supervisor answers a department that contests a card: it stands, or is lifted.</summary>
public sealed record RuleOnCard(Caller By, CardKey Card, CardRuling? Ruling, string Reason) : IRequest<Result<Done>>;

internal sealed class RuleOnCardValidator : AbstractValidator<RuleOnCard>
{
    private static readonly Text Choose = new("Choose whether the card stands or is lifted", "请选择维持或撤销此牌", "請選擇維持或撤銷此牌");

    public RuleOnCardValidator()
    {
        RuleFor(request => request.Ruling).NotNull().WithMessage(_ => Choose.Here()).IsInEnum().WithMessage(_ => Choose.Here());
        RuleFor(request => request.Reason).NotEmpty().WithMessage(_ => Messages.EnterReason.Here());
        RuleFor(request => request.Reason).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class RuleOnCardHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<RuleOnCard, Result<Done>>
{
    private static readonly Text NotContested = new(
        "Nobody contests this card, so there is nothing to rule on.", "无人就此牌提出申诉，无需裁定。", "無人就此牌提出申訴，無需裁定。");

    public Task<Result<Done>> Handle(RuleOnCard request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        if (await db.Cards.SupervisedBy(request.By).Only(request.Card).SingleOrDefaultAsync(cancellationToken) is not { } card)
            return Problem.NotFound(CardQueries.NotFound);
        if (card.RuledAt is not null)
            return new Problem(ProblemKind.Conflict, "AlreadyRuled", CardQueries.Ruled.With(card.RuledByName!));
        if (card.Status != CardStatus.Contested)
            return new Problem(ProblemKind.Conflict, "NotContested", NotContested);
        var at = clock.Now();
        card.Rule(request.Ruling == CardRuling.Lift, request.Reason.Trim(), request.By.Name, at);
        var events = await db.Applications.SupervisedBy(request.By).Where(application => application.Id == card.ApplicationId)
            .Select(application => application.EventCount).SingleAsync(cancellationToken);
        db.Outbox.Add(new OutboxMessage(card.ApplicationId, events, card.Department, at, CardLetters.AboutRuling(card)));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
