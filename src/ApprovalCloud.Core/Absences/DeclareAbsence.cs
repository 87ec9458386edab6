using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Absences;

/// <summary>A clerk says from when until when they are away, and who stands in.</summary>
public sealed record DeclareAbsence(Caller By, Guid? StandIn, DateOnly? From, DateOnly? Until) : IRequest<Result<Guid>>, IAbsenceForm;

internal sealed class DeclareAbsenceValidator : AbstractValidator<DeclareAbsence>
{
    public DeclareAbsenceValidator(IOptions<AbsenceOptions> options) => this.CheckAbsence(options.Value);
}

internal static class AbsenceRules
{
    public static void CheckAbsence<T>(this AbstractValidator<T> form, AbsenceOptions options) where T : IAbsenceForm
    {
        form.RuleFor(request => request.StandIn).NotEmpty().WithMessage(_ => AbsenceMessages.PickStandIn.Here());
        form.RuleFor(request => request.From).NotNull().WithMessage(_ => AbsenceMessages.EnterFrom.Here());
        form.RuleFor(request => request.Until).Must((request, day) => day >= request.From).WithMessage(_ => AbsenceMessages.EnterUntil.Here());
        form.RuleFor(request => request.Until)
            .Must((request, day) => day is not { } last || request.From is not { } first || last.DayNumber - first.DayNumber < options.LongestDays)
            .WithMessage(_ => AbsenceMessages.TooLong.With(options.LongestDays).Here());
    }
}

internal sealed class DeclareAbsenceHandler(AppDbContext db, AbsenceBook book) : IRequestHandler<DeclareAbsence, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(DeclareAbsence request, CancellationToken cancellationToken)
    {
        var checkedForm = await book.Check(request, null, cancellationToken);
        if (!checkedForm.IsOk)
            return checkedForm.Problem;
        var absence = new Absence(Guid.CreateVersion7(), request.By);
        absence.Become(checkedForm.Value.Days, checkedForm.Value.StandIn);
        db.Absences.Add(absence);
        await db.SaveChangesAsync(cancellationToken);
        return absence.Id;
    }
}
