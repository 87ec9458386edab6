using System.Security.Claims;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Web.Security;
using MediatR;

namespace ApprovalCloud.Web.Api;

/// <summary>电子监察: a department reads and contests its cards, a supervisor rules on them.</summary>
internal static class CardsApi
{
    private const string OneCard = "/{applicationId:guid}/{step}/{limit}/{colour}";

    public sealed record Contest(string? Statement);

    public sealed record Ruled(CardRuling? Ruling, string? Reason);

    /// <summary>What every address below a card is called with.</summary>
    private sealed record Address(
        Guid ApplicationId, string Step, CardLimit Limit, CardColour Colour, ClaimsPrincipal User, IMediator Mediator, CancellationToken Cancel)
    {
        public CardKey Card => new(ApplicationId, Step, Limit, Colour);
    }

    public static void MapCards(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/cards").WithTags("Cards").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        own.MapGet("", async (CardFilter? state, int? take, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListCards(user.Caller(), state, take ?? 200), cancel)).ToHttp(Shown));
        own.MapGet(OneCard, async ([AsParameters] Address at) => (await at.Mediator.Send(new GetCard(at.User.Caller(), at.Card), at.Cancel)).ToHttp(Shown));
        own.MapPost(OneCard + "/contest", async ([AsParameters] Address at, Contest body) =>
            (await at.Mediator.Send(new ContestCard(at.User.Caller(), at.Card, body.Statement?.Trim() ?? ""), at.Cancel)).ToHttp(_ => TypedResults.NoContent()));

        var all = api.MapGroup("/supervision/cards").WithTags("Cards").RequireAuthorization(ApiSetup.Bearer(Policies.Supervisor));
        all.MapGet("", async (CardFilter? state, string? department, int? take, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListCards(user.Caller(), state, take ?? 200) { Department = department }, cancel)).ToHttp(Shown));
        all.MapGet(OneCard, async ([AsParameters] Address at) => (await at.Mediator.Send(new GetCard(at.User.Caller(), at.Card), at.Cancel)).ToHttp(Shown));
        all.MapPost(OneCard + "/rule", async ([AsParameters] Address at, Ruled body) =>
            (await at.Mediator.Send(new RuleOnCard(at.User.Caller(), at.Card, body.Ruling, body.Reason?.Trim() ?? ""), at.Cancel)).ToHttp(_ => TypedResults.NoContent()));
    }

    private static IResult Shown(IReadOnlyList<CardView> cards) => TypedResults.Ok(cards.Select(Words));

    private static IResult Shown(CardView card) => TypedResults.Ok(Words(card));

    private static object Words(CardView card) => new
    {
        card.Key.ApplicationId,
        card.Number,
        card.Service,
        card.Key.Step,
        card.Key.Limit,
        card.Key.Colour,
        card.Department,
        card.Assignee,
        card.RaisedAt,
        card.DueAt,
        evidence = new
        {
            limit = card.Evidence.Limit.Say().Here(), card.Evidence.Used, card.Evidence.Excused, lines = card.Evidence.Lines.Select(line => line.Here()),
        },
        card.Status,
        card.ContestedAt,
        card.ContestedBy,
        card.Statement,
        card.RuledAt,
        card.RuledBy,
        card.Ruling,
    };
}
