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
        Guid ApplicationId, string Step, string Limit, string Colour, ClaimsPrincipal User, IMediator Mediator, CancellationToken Cancel)
    {
        /// <summary>Asks about the card; an address that names no limit, or no colour, names no card.</summary>
        public async Task<IResult> Send<T>(Func<Caller, CardKey, IRequest<Result<T>>> request, Func<T, IResult> shown) =>
            Enum.TryParse<CardLimit>(Limit, ignoreCase: true, out var limit) && Enum.TryParse<CardColour>(Colour, ignoreCase: true, out var colour)
                ? (await Mediator.Send(request(User.Caller(), new CardKey(ApplicationId, Step, limit, colour)), Cancel)).ToHttp(shown)
                : TypedResults.NotFound();
    }

    public static void MapCards(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/cards").WithTags("Cards").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        own.MapGet("", async (CardFilter? state, int? take, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListCards(user.Caller(), state, take ?? 200), cancel)).ToHttp(Shown));
        own.MapGet(OneCard, ([AsParameters] Address at) => at.Send((by, card) => new GetCard(by, card), Shown));
        own.MapPost(OneCard + "/contest", ([AsParameters] Address at, Contest body) =>
            at.Send((by, card) => new ContestCard(by, card, body.Statement?.Trim() ?? ""), _ => TypedResults.NoContent()));

        var all = api.MapGroup("/supervision/cards").WithTags("Cards").RequireAuthorization(ApiSetup.Bearer(Policies.Supervisor));
        all.MapGet("", async (CardFilter? state, string? department, int? take, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListCards(user.Caller(), state, take ?? 200) { Department = department }, cancel)).ToHttp(Shown));
        all.MapGet(OneCard, ([AsParameters] Address at) => at.Send((by, card) => new GetCard(by, card), Shown));
        all.MapPost(OneCard + "/rule", ([AsParameters] Address at, Ruled body) =>
            at.Send((by, card) => new RuleOnCard(by, card, body.Ruling, body.Reason?.Trim() ?? ""), _ => TypedResults.NoContent()));
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
            limit = card.Evidence.Limit.Say().Here(),
            card.Evidence.Used,
            card.Evidence.Excused,
            lines = card.Evidence.Lines.Select(line => line.Here()),
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
