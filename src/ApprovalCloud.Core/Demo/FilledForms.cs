using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Demo;

/// <summary>
/// Fills a form as people do: the registries first, whoever must agree is invited and agrees, and the rest is typed. With
/// no registry there, all of it is.
/// </summary>
internal sealed class FilledForms(AppDbContext db, Workflows workflows, InvitationLinks links, IMediator mediator)
{
    public async Task<Result<Guid>> Begin(
        Caller applicant, string serviceKey, IReadOnlyDictionary<string, string> answers, Caller somebodyElse)
    {
        var service = workflows.Find(serviceKey)!;
        var others = service.Parties.SelectMany(party => new[] { party.Identity, party.Authorises }).ToHashSet();
        var deciding = service.Parties.SelectMany(party => (party.When?.Names ?? []).Concat(party.IsApplicant?.Names ?? []));
        // Whether it is about a business that is there already is the applicant's choice.
        var first = answers.Where(answer => (workflows.Vocabulary[answer.Key].Registry is null && !others.Contains(answer.Key))
            || answer.Key == "business.isRegistered" || deciding.Contains(answer.Key)).ToDictionary();
        var begun = await mediator.Send(new StartDraft(applicant, serviceKey, first));
        if (!begun.IsOk)
            return begun;
        await mediator.Send(new Prefill(applicant, begun.Value, [.. workflows.Registries.Keys]));
        var left = answers.Where(answer => !others.Contains(answer.Key)).ToDictionary();
        var view = await Type(applicant, begun.Value, left);
        foreach (var party in service.Parties.Where(party => view.MissingAgreements.ContainsKey(party.Authorises)))
            await Agree(applicant, begun.Value, party, somebodyElse);
        foreach (var party in service.Parties.Where(party => party.IsTheApplicant(view.Plan.Facts)))
        {
            left[party.Authorises] = "true";
            left.TryAdd(party.Identity, answers.GetValueOrDefault(party.Identity, ""));
        }

        view = await Type(applicant, begun.Value, left);
        // What a registry said may make more questions necessary than the example answers; another example does.
        for (var round = 0; round < 5 && view.Plan.OpenQuestions.Any(); round++)
            view = await Type(applicant, begun.Value, [.. view.Plan.OpenQuestions.Select(open => open.Fact)], serviceKey);
        return begun;
    }

    private async Task<DraftView> Type(Caller applicant, Guid draft, Dictionary<string, string> answers)
    {
        var view = (await mediator.Send(new GetDraft(applicant, draft))).Value!;
        var open = answers.Where(answer => !view.Sources.ContainsKey(answer.Key)).ToDictionary();
        return (await mediator.Send(new SaveAnswers(applicant, draft, open, KeepInvalid: true))).Value!;
    }

    private Task<DraftView> Type(Caller applicant, Guid draft, string[] open, string service)
    {
        var examples = workflows.Examples.Where(example => example.Service == service).ToList();
        return Type(applicant, draft, open
            .Select(fact => (Fact: fact, Value: examples.Select(example => example.Facts.GetValueOrDefault(fact)).FirstOrDefault(value => value is not null)))
            .Where(answer => answer.Value is not null).ToDictionary(answer => answer.Fact, answer => answer.Value!));
    }

    private async Task Agree(Caller applicant, Guid draft, Party party, Caller somebodyElse)
    {
        await mediator.Send(new InviteParty(applicant, draft, party.Key, "somebody.else@example.test"));
        var invitation = await db.Invitations.AsNoTracking().ForThePlatform()
            .SingleAsync(one => one.ApplicationId == draft && one.Party == party.Key);
        await mediator.Send(new AnswerInvitation(somebodyElse, links.Seal(invitation), Agrees: true, [.. workflows.Registries.Keys]));
    }
}
