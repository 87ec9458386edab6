using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Absences;

/// <summary>What an absence must meet that was typed: days, and who stands in.</summary>
internal interface IAbsenceForm
{
    Caller By { get; }
    Guid? StandIn { get; }
    DateOnly? From { get; }
    DateOnly? Until { get; }
}

/// <summary>Checks what a clerk says about being away against the calendar of the department.</summary>
internal sealed class AbsenceBook(AppDbContext db, IOptions<AbsenceOptions> options, TimeProvider clock)
{
    /// <param name="changed">The one that is changed; null where it is a new one.</param>
    public async Task<Result<(AbsenceDays Days, Person StandIn)>> Check(IAbsenceForm form, Absence? changed, CancellationToken cancellationToken)
    {
        if (form.By.Department is null)
            return new Problem(ProblemKind.Forbidden, "NotAClerk", AbsenceMessages.NotAClerk);
        var office = options.Value.Office;
        var (from, until) = (form.From!.Value, form.Until!.Value);
        var hasBegun = changed?.HasBegun(clock.Now()) == true;
        if (hasBegun && changed!.From != from)
            return InField.Wrong(nameof(form.From), AbsenceMessages.HasBegun.With($"{changed.From:yyyy-MM-dd}"));
        if (!hasBegun && from < office.DateOf(clock.Now()))
            return InField.Wrong(nameof(form.From), AbsenceMessages.EnterFrom);
        if (until < office.DateOf(clock.Now()))
            return InField.Wrong(nameof(form.Until), AbsenceMessages.EnterUntil);
        var standIn = await db.Users.AsNoTracking().SingleOrDefaultAsync(
            user => user.Id == form.StandIn && user.Department == form.By.Department && user.Id != form.By.Id && user.ClosedAt == null, cancellationToken);
        if (standIn is null || standIn.StepRoles == StepRoles.None)
            return InField.Wrong(nameof(form.StandIn), AbsenceMessages.PickStandIn);
        var days = new AbsenceDays(from, until, office.InstantOf(from, TimeOnly.MinValue), office.EndOf(until));
        return await Meets(form, changed, days, standIn.Id, cancellationToken) is { } problem
            ? problem
            : (days, new Person(standIn.Id, standIn.DisplayName));
    }

    private async Task<Problem?> Meets(IAbsenceForm form, Absence? changed, AbsenceDays days, Guid standIn, CancellationToken cancellationToken)
    {
        var (except, own) = (changed?.Id, form.By.Id);
        var others = await db.Absences.AsNoTracking().OfDepartmentOf(form.By)
            .Where(one => (one.PersonId == own || one.PersonId == standIn) && one.Id != except && one.EndedAt == null && one.From <= days.Until && days.From <= one.Until)
            .ToListAsync(cancellationToken);
        if (others.Find(one => one.PersonId == own) is { } mine)
            return InField.Wrong(nameof(form.From), AbsenceMessages.Overlaps.With($"{mine.From:yyyy-MM-dd}", $"{mine.Until:yyyy-MM-dd}"));
        return others is [var away, ..]
            ? InField.Wrong(nameof(form.StandIn), AbsenceMessages.StandInAway.With(away.PersonName, $"{away.From:yyyy-MM-dd}", $"{away.Until:yyyy-MM-dd}"))
            : null;
    }
}
