using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Services.Guide;

/// <summary>What a citizen would not have to hand in or type again for a service.</summary>
public sealed record GetHeld(Caller By, string Service) : IRequest<Result<Held>>;

/// <param name="Licences">Those of the citizen's valid e-licences that stand for a material.</param>
/// <param name="Answers">Given before, and still good.</param>
public sealed record Held(IReadOnlyList<HeldLicence> Licences, IReadOnlyList<EarlierAnswer> Answers);

/// <param name="Materials">Keys of the materials that it stands for.</param>
/// <param name="Holder">It stands for them only if the application is about this; null if it is about the citizen.</param>
public sealed record HeldLicence(string Number, string Type, DateTimeOffset? ValidUntil, string? Holder, IReadOnlyList<string> Materials);

internal sealed class GetHeldHandler(AppDbContext db, Workflows workflows, EarlierAnswers earlier, TimeProvider clock) : IRequestHandler<GetHeld, Result<Held>>
{
    public async Task<Result<Held>> Handle(GetHeld request, CancellationToken cancellationToken)
    {
        if (workflows.Find(request.Service) is not { } service)
            return Problem.NotFound(Messages.ServiceNotFound);
        var wanted = service.Materials.Where(material => material.MetBy is not null).ToLookup(material => material.MetBy!, material => material.Key);
        var types = wanted.Select(type => type.Key).ToList();
        var licences = await db.Licences.AsNoTracking().OwnedBy(request.By).Where(licence => types.Contains(licence.Type))
            .OrderByDescending(licence => licence.IssuedAt).ThenBy(licence => licence.Number).ToListAsync(cancellationToken);
        return new Held(
            [.. licences.Where(licence => licence.IsValid(clock.Now())).Select(licence => new HeldLicence(
                licence.Number, licence.Type, licence.ValidUntil, HolderOf(licence), [.. wanted[licence.Type]]))],
            await earlier.Of(request.By, service, new Dictionary<string, string>(), cancellationToken));
    }

    private static string? HolderOf(Licence licence) => licence.Holder == licence.HolderId.ToString() ? null : licence.Holder;
}
