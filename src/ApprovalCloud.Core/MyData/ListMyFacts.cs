using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.MyData;

/// <summary>The facts that are held with the citizen's own applications, each with where it is from; the newest applications first, a page at a time.</summary>
public sealed record ListMyFacts(Caller By, int Page = 1) : IRequest<Result<MyFactsPage>>;

public sealed record MyFactsPage(IReadOnlyList<MyFacts> Applications, bool HasMore);

/// <param name="Number">Null for a draft.</param>
public sealed record MyFacts(Guid Id, string? Number, string Service, int ServiceVersion, DateTimeOffset UpdatedAt, IReadOnlyList<MyFact> Facts);

/// <param name="Value">Null where it is about somebody else, and stays with them.</param>
/// <param name="Source">Null for what the applicant typed.</param>
/// <param name="CanDispute">A registry holds it, and the form is still open.</param>
public sealed record MyFact(string Key, string? Value, FactSource? Source, bool CanDispute);

internal sealed class ListMyFactsHandler(AppDbContext db, Workflows workflows) : IRequestHandler<ListMyFacts, Result<MyFactsPage>>
{
    private const int Size = 10;

    public async Task<Result<MyFactsPage>> Handle(ListMyFacts request, CancellationToken cancellationToken)
    {
        var rows = await db.Applications.AsNoTracking().OwnedBy(request.By)
            .OrderByDescending(application => application.CreatedAt).ThenBy(application => application.Id)
            .Skip((Math.Max(request.Page, 1) - 1) * Size).Take(Size + 1)
            .Join(db.ApplicationFacts.OfScopedRows(), application => application.Id, facts => facts.ApplicationId, (application, facts) => new { Application = application, Facts = facts })
            .ToListAsync(cancellationToken);
        return new MyFactsPage(
            [.. rows.OrderByDescending(row => row.Application.CreatedAt).ThenBy(row => row.Application.Id).Take(Size).Select(row => Of(row.Application, row.Facts))],
            rows.Count > Size);
    }

    private MyFacts Of(Application application, ApplicationFacts facts)
    {
        var others = new OthersFacts(application, facts, workflows);
        return new MyFacts(
            application.Id, application.Number, application.Service, application.ServiceVersion, application.UpdatedAt,
            [.. facts.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => new MyFact(
                answer.Key, others.IsAbout(answer.Key) ? null : answer.Value, facts.Sources.GetValueOrDefault(answer.Key),
                application.IsDraft && facts.Sources.GetValueOrDefault(answer.Key) is { Kind: SourceKind.Registry }))]);
    }
}
