using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Imports;

/// <summary>Imports some applications in one commit: all that follows from their submission, on the day on which it was.</summary>
internal sealed class CaseBatch(AppDbContext db, EncryptionKeys keys, Workflows workflows, Submission submission, TimeProvider clock)
{
    public Task<Result<ImportedApplications>> Import(IReadOnlyList<CaseLine> lines, CancellationToken cancellationToken) => db.WhenOvertakenAgain<ImportedApplications>(async () =>
    {
        var references = lines.Select(line => line.Case.Reference).ToList();
        var there = await db.Applications.ForThePlatform().Where(application => references.Contains(application.Reference!))
            .Select(application => application.Reference).ToHashSetAsync(cancellationToken);
        var missing = lines.Where(line => !there.Contains(line.Case.Reference)).ToList();
        var people = await People(missing, cancellationToken);
        var (now, late) = (clock.Now(), 0);
        foreach (var line in missing)
        {
            var submitted = await Submit(line.Case, people[line.Case.Applicant.IdentityNumber], cancellationToken);
            if (submitted.Problem is { } problem)
                return problem with { Errors = new Dictionary<string, string[]> { [$"{line.Number}"] = problem.Errors?.Values.FirstOrDefault() ?? [problem.Message.Here()] } };
            if (submitted.Value!.DueAt < now)
                late++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return new ImportedApplications(missing.Count, there.Count, late);
    });

    private Task<Result<Submitted>> Submit(ImportedCase one, User applicant, CancellationToken cancellationToken)
    {
        var (service, by) = (workflows.Find(one.Service)!, new Caller(applicant.Id, applicant.DisplayName));
        var application = new Application(Guid.CreateVersion7(one.SubmittedAt), service.Key, service.Version, by.Person, one.SubmittedAt.AsKept())
        {
            Channel = FilingForm.Imported, Reference = one.Reference,
        };
        var facts = new ApplicationFacts(application.Id);
        facts.Replace(JsonAnswers.Read(one.Facts));
        db.Add(application);
        db.Add(facts);
        return submission.Run(by, application, facts, SigningMethod.Elsewhere, cancellationToken);
    }

    // Whoever is not known yet finds their application once they have an account with this identity.
    private async Task<Dictionary<string, User>> People(List<CaseLine> lines, CancellationToken cancellationToken)
    {
        var names = lines.Select(line => line.Case.Applicant).DistinctBy(one => one.IdentityNumber).ToDictionary(one => one.IdentityNumber, one => one.Name);
        var people = await db.Users.WithIdentityIn(keys, names.Keys).ToDictionaryAsync(user => user.IdentityNumber!, cancellationToken);
        foreach (var (number, name) in names.Where(one => !people.ContainsKey(one.Key)))
        {
            people[number] = User.WithoutAccount(name, number);
            db.Users.Add(people[number]);
        }

        return people;
    }
}
