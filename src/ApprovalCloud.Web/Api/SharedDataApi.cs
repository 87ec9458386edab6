using System.Net.ServerSentEvents;
using System.Security.Claims;
using System.Threading.Channels;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Api;

/// <summary>What the state holds already: prefill, earlier answers, disputes, other people's agreement.</summary>
internal static class SharedDataApi
{
    public sealed record Consented(IReadOnlyList<string>? Consent);

    public sealed record Disputed(string? Fact, string? Claimed, string? Reason);

    public sealed record Invited(string? Party, string? Email);

    public sealed record Opened(string? Link);

    public sealed record Agreed(string? Link, bool Agrees, IReadOnlyList<string>? Consent);

    public sealed record Chosen(IReadOnlyList<string>? Facts);

    public sealed record DisputeAnswered(DisputeVerdict Verdict, string? Answer, int Version);

    public static void MapSharedData(this RouteGroupBuilder api)
    {
        var application = api.MapGroup("/applications/{id:guid}").WithTags("Shared data").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        application.MapPost("/prefill", Prefill);
        application.MapGet("/sharing", async (Guid id, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetSharing(user.Caller(), id), cancel)).ToHttp(sharing => TypedResults.Ok(new
            {
                registries = sharing.Registries.Select(one => new
                {
                    one.Registry.Key,
                    one.Registry.Owner,
                    one.Registry.Basis,
                    one.Registry.Trust,
                    one.Facts,
                    one.MayBeAsked,
                    lookups = one.States,
                }),
                sharing.Earlier,
                parties = sharing.Parties.Select(one => new { one.Party.Key, one.IsApplicant, one.Status, one.Email, one.ExpiresAt }),
            })));
        application.MapPost("/earlier-answers", async (
            Guid id, Chosen body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new UseEarlierAnswers(user.Caller(), id, body.Facts ?? []), cancel)).ToHttp(used => TypedResults.Ok(new { used })));
        application.MapPost("/disputes", async (Guid id, Disputed body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new DisputeFact(user.Caller(), id, body.Fact ?? "", body.Claimed ?? "", body.Reason ?? ""), cancel))
            .ToHttp(_ => TypedResults.NoContent()));
        application.MapPost("/invitations", async (Guid id, Invited body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new InviteParty(user.Caller(), id, body.Party ?? "", body.Email ?? ""), cancel)).ToHttp(_ => TypedResults.NoContent()));
        application.MapDelete("/invitations/{party}", async (
            Guid id, string party, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new RevokeInvitation(user.Caller(), id, party), cancel)).ToHttp(_ => TypedResults.NoContent()));

        // The link travels in the body: addresses end up in logs.
        var invitations = api.MapGroup("/invitations").WithTags("Shared data").RequireAuthorization(ApiSetup.Bearer(Policies.Citizen));
        invitations.MapPost("/open", async (Opened body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetInvitation(user.Caller(), body.Link ?? "", ReadSource.Api), cancel)).ToHttp(view => TypedResults.Ok(new
            {
                view.Applicant,
                service = view.Service.Key,
                party = view.Party.Key,
                view.Status,
                view.ExpiresAt,
                registries = view.Registries.Select(registry => new { registry.Key, registry.Owner, registry.Basis }),
                view.Departments,
            })));
        invitations.MapPost("/answer", async (Agreed body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new AnswerInvitation(user.Caller(), body.Link ?? "", body.Agrees, body.Consent ?? []), cancel))
            .ToHttp(status => TypedResults.Ok(new { status })));

        var disputes = api.MapGroup("/disputes").WithTags("Shared data").RequireAuthorization(ApiSetup.Bearer(Policies.Clerk));
        disputes.MapGet("", async (ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new ListDisputes(user.Caller(), ReadSource.Api), cancel)).ToHttp(items => TypedResults.Ok(new { items })));
        disputes.MapPost("/{applicationId:guid}/{fact}", async (
            Guid applicationId, string fact, DisputeAnswered body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new AnswerDispute(user.Caller(), applicationId, fact, body.Verdict, body.Answer ?? "", body.Version), cancel))
            .ToHttp(_ => TypedResults.NoContent()));
    }

    /// <summary>All at the end as one document; or, asked for <c>text/event-stream</c>, each registry's facts as soon as they are there.</summary>
    private static async Task<IResult> Prefill(
        Guid id, Consented? body, [FromHeader(Name = "Accept")] string? accept, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel)
    {
        var prefill = new Prefill(user.Caller(), id, body?.Consent ?? []);
        if (accept?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) != true)
            return (await mediator.Send(prefill, cancel)).ToHttp();
        if (await mediator.Send(new GetDraft(prefill.By, id), cancel) is { Problem: { } problem })
            return problem.ToHttp();
        return TypedResults.ServerSentEvents(Stream(prefill, mediator, cancel));
    }

    private static async IAsyncEnumerable<SseItem<object>> Stream(
        Prefill prefill, IMediator mediator, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateUnbounded<SseItem<object>>();
        var asking = Ask();
        await foreach (var item in channel.Reader.ReadAllAsync(cancel))
            yield return item;
        await asking;

        async Task Ask()
        {
            try
            {
                var done = await mediator.Send(
                    prefill with { Told = async fetched => await channel.Writer.WriteAsync(new SseItem<object>(fetched, "fetched"), cancel) }, cancel);
                if (done.Value is { } filled)
                    await channel.Writer.WriteAsync(new SseItem<object>(filled, "done"), cancel);
                else
                    await channel.Writer.WriteAsync(new SseItem<object>(new { rule = done.Problem!.Rule, done.Problem.Errors }, "problem"), cancel);
            }
            finally
            {
                channel.Writer.Complete();
            }
        }
    }
}
