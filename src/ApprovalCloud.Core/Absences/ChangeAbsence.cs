using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Absences;

/// <summary>A clerk is away for other days than they said, or somebody else stands in. What has been handed over stays where it is.</summary>
/// <param name="Version">What the clerk saw.</param>
public sealed record ChangeAbsence(Caller By, Guid Id, Guid? StandIn, DateOnly? From, DateOnly? Until, int Version) : IRequest<Result<Done>>, IAbsenceForm;

internal sealed class ChangeAbsenceValidator : AbstractValidator<ChangeAbsence>
{
    public ChangeAbsenceValidator(IOptions<AbsenceOptions> options) => this.CheckAbsence(options.Value);
}

internal sealed class ChangeAbsenceHandler(AppDbContext db, AbsenceBook book, TimeProvider clock) : IRequestHandler<ChangeAbsence, Result<Done>>
{
    public Task<Result<Done>> Handle(ChangeAbsence request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        if (await db.Absences.OwnedBy(request.By).SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken) is not { } absence)
            return Problem.NotFound(AbsenceMessages.NotFound);
        if (absence.IsOver(clock.Now()))
            return new Problem(ProblemKind.Conflict, "AbsenceOver", AbsenceMessages.IsOver);
        if (absence.Version != request.Version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);
        var checkedForm = await book.Check(request, absence, cancellationToken);
        if (!checkedForm.IsOk)
            return checkedForm.Problem;
        absence.Become(checkedForm.Value.Days, checkedForm.Value.StandIn);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
