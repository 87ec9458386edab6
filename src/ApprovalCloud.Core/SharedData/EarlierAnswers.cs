using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>What a citizen answered before, and still holds: the vocabulary says for how long.</summary>
internal sealed class EarlierAnswers(AppDbContext db, Workflows workflows, TimeProvider clock)
{
    private const int MostApplications = 30;

    public async Task<IReadOnlyList<EarlierAnswer>> Of(
        Caller by, ServiceDefinition service, IReadOnlyDictionary<string, string> answered, CancellationToken cancellationToken)
    {
        var wanted = service.Questions.Select(question => workflows.Vocabulary[question.Fact])
            .Where(fact => fact is { ValidForDays: not null, Type: not FactType.Declaration } && !answered.ContainsKey(fact.Key)
                && (by.MaySeeSensitive || fact.Sensitivity != Sensitivity.Sensitive)).ToList();
        var earlier = await db.Applications.AsNoTracking().HandledBy(by, Acts.Fetch)
            .Where(application => application.SubmittedAt != null
                && !db.Users.Any(user => user.Id == application.ApplicantId && user.ReusedFrom >= application.SubmittedAt))
            .OrderByDescending(application => application.SubmittedAt).Take(MostApplications)
            .Join(db.ApplicationFacts.AsNoTracking(), application => application.Id, facts => facts.ApplicationId, (application, facts) => new
            {
                application.Number,
                application.Service,
                application.SubmittedAt,
                facts.Answers,
                facts.Sources,
            })
            .ToListAsync(cancellationToken);
        var now = clock.Now();
        return
        [
            .. from fact in wanted
               let newest = earlier
                   .Where(one => one.Answers.ContainsKey(fact.Key))
                   .Select(one => (one.Number, one.Service, Value: one.Answers[fact.Key], one.SubmittedAt, Source: one.Sources.GetValueOrDefault(fact.Key)))
                   // What a registry holds is fetched again; what was itself reused counts from when it was first given.
                   .Where(one => one.Source is null or { Kind: SourceKind.EarlierApplication })
                   .Select(one => new EarlierAnswer(fact.Key, one.Value, one.Source?.At ?? one.SubmittedAt!.Value, one.Source?.From ?? one.Number!, one.Service))
                   .FirstOrDefault()
               where newest is not null && newest.At.AddDays(fact.ValidForDays!.Value) > now && FactReader.Read(fact, newest.Value).Problem is null
               select newest,
        ];
    }
}
