using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Extensions that the department's clerks ask their head for, the next due first.</summary>
public sealed record ListExtensions(Caller By) : IRequest<Result<IReadOnlyList<ExtensionRow>>>
{
    public const int Most = 200;
}

/// <param name="MayAnswer">Whether it is for the caller to answer: as the head, about somebody else's request.</param>
public sealed record ExtensionRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, DateTimeOffset DueAt, Duration Length, string Reason,
    string? AskedBy, DateTimeOffset AskedAt, bool MayAnswer);

internal sealed class ListExtensionsHandler(AppDbContext db) : IRequestHandler<ListExtensions, Result<IReadOnlyList<ExtensionRow>>>
{
    public async Task<Result<IReadOnlyList<ExtensionRow>>> Handle(ListExtensions request, CancellationToken cancellationToken)
    {
        var pending = await db.Steps.AsNoTracking().TasksOf(request.By).Active().Where(step => step.ExtensionAskedAt != null)
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id,
                (step, application) => new { Step = step, application.Number, application.Service, application.ServiceVersion })
            .OrderBy(row => row.Step.DueAt).Take(ListExtensions.Most).ToListAsync(cancellationToken);
        var names = await db.Users.AsNoTracking().Where(user => user.Department == request.By.Department)
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var isHead = request.By.Roles.HasFlag(StepRoles.Head);
        return Result<IReadOnlyList<ExtensionRow>>.Ok([.. pending.Select(row =>
        {
            var detail = row.Step.Detail!;
            return new ExtensionRow(
                row.Step.ApplicationId, row.Number!, row.Service, row.ServiceVersion, row.Step.Key, row.Step.DueAt!.Value, detail.ExtensionAsked!.Value,
                detail.ExtensionReason ?? "", names.GetValueOrDefault(detail.ExtensionAskedBy!.Value), row.Step.ExtensionAskedAt!.Value,
                isHead && detail.ExtensionAskedBy != request.By.Id);
        })]);
    }
}
