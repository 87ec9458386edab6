using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>The department says, once, why a card is not its fault.</summary>
public sealed record ContestCard(Caller By, CardKey Card, string Statement) : IRequest<Result<Done>>;

internal sealed class ContestCardValidator : AbstractValidator<ContestCard>
{
    private static readonly Text Enter = new("Say what excuses the delay", "请说明延误的正当理由", "請說明延誤的正當理由");

    public ContestCardValidator()
    {
        RuleFor(request => request.Statement).NotEmpty().WithMessage(_ => Enter.Here());
        RuleFor(request => request.Statement).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class ContestCardHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ContestCard, Result<Done>>
{
    private static readonly Text Already = new(
        "{0} has contested this card already. Nothing was changed; read what was said.", "{0} 已就此牌提出申诉，未作任何更改，请查看申诉内容。", "{0} 已就此牌提出申訴，未作任何更改，請查看申訴內容。");

    public Task<Result<Done>> Handle(ContestCard request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        if (await db.Cards.AboutDepartmentOf(request.By).Only(request.Card).SingleOrDefaultAsync(cancellationToken) is not { } card)
            return Problem.NotFound(CardQueries.NotFound);
        if (card.RuledAt is not null)
            return new Problem(ProblemKind.Conflict, "AlreadyRuled", CardQueries.Ruled.With(card.RuledByName!));
        if (card.ContestedAt is not null)
            return new Problem(ProblemKind.Conflict, "AlreadyContested", Already.With(card.ContestedByName!));
        var at = clock.Now();
        card.Contest(request.Statement.Trim(), request.By.Name, at);
        var events = await db.Applications.ForThePlatform().Where(application => application.Id == card.ApplicationId)
            .Select(application => application.EventCount).SingleAsync(cancellationToken);
        db.Outbox.Add(new OutboxMessage(card.ApplicationId, events, null, at, CardLetters.AboutContest(card)));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
