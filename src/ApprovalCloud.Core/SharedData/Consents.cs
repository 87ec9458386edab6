using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Keeps what a person said about the registries of one application.</summary>
internal sealed class Consents(AppDbContext db, Workflows workflows, TimeProvider clock)
{
    /// <summary>Told of those that share by law; consent, or none, for the others.</summary>
    public Task<Result<Done>> Say(
        Guid application, Guid person, IReadOnlyCollection<Registry> registries, IReadOnlyCollection<string> consent,
        CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        db.ChangeTracker.Clear();
        var at = clock.Now();
        var before = await db.Consents.OfScopedRows()
            .Where(one => one.ApplicationId == application && one.PersonId == person).ToDictionaryAsync(one => one.Registry, cancellationToken);
        var withdrawn = false;
        foreach (var registry in registries)
        {
            var may = registry.Basis == SharingBasis.StatutoryDuty || consent.Contains(registry.Key);
            if (!before.TryGetValue(registry.Key, out var said))
            {
                if (may)
                    db.Consents.Add(new Consent(application, registry.Key, person, at));
            }
            else if (may && said.WithdrawnAt is not null)
            {
                said.GiveAgain(at);
            }
            else if (!may && said.WithdrawnAt is null)
            {
                said.Withdraw(at);
                withdrawn = true;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        if (!withdrawn)
            return Done.It;
        var shared = await SharedApplication.Load(db, workflows, application, cancellationToken);
        if (shared.DropStale())
        {
            shared.Application.Touch(at);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Done.It;
    });
}
