using System.Linq.Expressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Data;

/// <summary>An application with all its steps.</summary>
/// <param name="HasPart">Whether somebody who decides may have a part in it themselves.</param>
public sealed record CaseRows(Application Application, List<StepRow> Steps, bool HasPart);

public sealed record DraftRows(Application Application, ApplicationFacts Facts);

/// <summary>What there is beside a task, which most have nothing of.</summary>
/// <param name="Disputes">Of the application, whichever step reads what they are about.</param>
public sealed record BesideTask(bool Messages, bool Notes, bool Opinions, bool Visits, bool Cards, bool Disputes);

public sealed record HeldRows(Application Application, Delegation Delegation);

/// <summary>
/// What every submission, every decision, every look at a task and every page reads, each in one round trip and translated once: to translate it
/// each time takes longer than to read it. Who asks stands in the query itself, as in <see cref="Scopes"/>, whose methods cannot be translated once.
/// </summary>
internal static class TranslatedQueries
{
    private sealed record TaskRow(Application Application, StepRow Step, bool HasPart);

    private delegate IAsyncEnumerable<TaskRow> FindTask(AppDbContext from, Guid application, string step, string? department, Guid decider, Guid other);

    private delegate IAsyncEnumerable<TaskRow> LookAtTask(AppDbContext from, Guid application, string step, string? department, Guid decider, Guid other);

    private delegate Task<BesideTask> FindBeside(AppDbContext from, Guid application, string step, CancellationToken cancellationToken);

    private delegate Task<DraftRows?> FindOwn(AppDbContext from, Guid application, Guid applicant, CancellationToken cancellationToken);

    private delegate Task<int> UnreadOfPerson(AppDbContext from, Guid person, CancellationToken cancellationToken);

    private delegate Task<int> UnreadOfDesk(AppDbContext from, Guid clerk, string? department, DateTimeOffset oldest, CancellationToken cancellationToken);

    private delegate IAsyncEnumerable<HeldRows> FindHeld(AppDbContext from, Guid application, Guid person);

    /// <summary>A submitted application, for a clerk in whose department the step has become a task.</summary>
    /// <param name="other">Whoever is to decide beside them, or they themselves.</param>
    public static Task<CaseRows?> TaskOf(this AppDbContext db, Caller clerk, Guid application, string step, Guid other, CancellationToken cancellationToken) =>
        Whole(db.Once(() => new FindTask(EF.CompileAsyncQuery(RowsOfTask)))(db, application, step, clerk.Department, clerk.Id, other), cancellationToken);

    /// <summary>The same as it is now, whatever was read of it before, and not to be changed.</summary>
    public static Task<CaseRows?> LookAtTaskOf(this AppDbContext db, Caller clerk, Guid application, string step, CancellationToken cancellationToken) =>
        Whole(db.Once(() => new LookAtTask(EF.CompileAsyncQuery(Untracked(RowsOfTask))))(db, application, step, clerk.Department, clerk.Id, clerk.Id), cancellationToken);

    private static async Task<CaseRows?> Whole(IAsyncEnumerable<TaskRow> rows, CancellationToken cancellationToken)
    {
        var steps = new List<StepRow>();
        TaskRow? last = null;
        await foreach (var row in rows.WithCancellation(cancellationToken))
            steps.Add((last = row).Step);
        return last is null ? null : new CaseRows(last.Application, [.. steps.OrderBy(row => row.Position)], last.HasPart);
    }

    private static Expression<T> Untracked<T>(Expression<T> query) where T : Delegate => query.Update(
        Expression.Call(typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.AsNoTracking), [typeof(TaskRow)], query.Body), query.Parameters);

    // Those who decide are not given as an array: of one that is not known yet PostgreSQL expects ten, takes what it plans for it to be dear, and plans
    // anew for each decision, which takes longer than all else.
    private static Expression<Func<AppDbContext, Guid, string, string?, Guid, Guid, IQueryable<TaskRow>>> RowsOfTask =>
        (AppDbContext from, Guid application, string step, string? department, Guid decider, Guid other) => from.Applications
            .Where(one => one.Id == application && one.SubmittedAt != null && from.Steps.Any(task =>
                task.ApplicationId == application && task.Key == step && department != null && task.Department == department && task.OpenedAt != null))
            .Select(one => new
            {
                Application = one,
                HasPart = from.Delegations.Any(delegation => delegation.PrincipalId == one.ApplicantId && (delegation.DelegateId == decider || delegation.DelegateId == other))
                    || from.CounterFilings.Any(filing => filing.ApplicationId == one.Id && (filing.WorkerId == decider || filing.WorkerId == other))
                    || from.Invitations.Any(invited => invited.ApplicationId == one.Id && (invited.PersonId == decider || invited.PersonId == other)),
            })
            .Take(1)
            .SelectMany(found => from.Steps.Where(row => row.ApplicationId == found.Application.Id), (found, row) => new TaskRow(found.Application, row, found.HasPart));

    /// <summary>Where there is something to be read beside a task that the caller may see.</summary>
    public static Task<BesideTask> BesideTask(this AppDbContext db, Guid application, string step, CancellationToken cancellationToken) =>
        db.Once(() => new FindBeside(EF.CompileAsyncQuery(
            (AppDbContext from, Guid application, string step, CancellationToken _) => from.Applications.Where(one => one.Id == application).Select(one => new BesideTask(
                from.StepMessages.Any(row => row.ApplicationId == application && row.Step == step),
                from.TaskNotes.Any(row => row.ApplicationId == application && row.Step == step),
                from.Opinions.Any(row => row.ApplicationId == application && row.Step == step),
                from.VisitParts.Any(row => row.ApplicationId == application && row.Step == step),
                from.Cards.Any(row => row.ApplicationId == application && row.Step == step),
                from.FactDisputes.Any(row => row.ApplicationId == application))).Single())))(db, application, step, cancellationToken);

    /// <summary>The applicant's own application with its answers.</summary>
    public static Task<DraftRows?> OwnAnswers(this AppDbContext db, Guid application, Guid applicant, CancellationToken cancellationToken) =>
        db.Once(() => new FindOwn(EF.CompileAsyncQuery(
            (AppDbContext from, Guid application, Guid applicant, CancellationToken _) => from.Applications
                .Where(one => one.Id == application && one.ApplicantId == applicant)
                .Join(from.ApplicationFacts, one => one.Id, facts => facts.ApplicationId, (one, facts) => new DraftRows(one, facts))
                .SingleOrDefault())))(db, application, applicant, cancellationToken);

    /// <summary>An application of somebody else, with each delegation of its applicant that the person holds.</summary>
    public static IAsyncEnumerable<HeldRows> HeldFor(this AppDbContext db, Guid application, Guid person) =>
        db.Once(() => new FindHeld(EF.CompileAsyncQuery(
            (AppDbContext from, Guid application, Guid person) => from.Applications.AsNoTracking()
                .Where(one => one.Id == application && one.ApplicantId != person)
                .Join(
                    from.Delegations.Where(held => held.DelegateId == person && held.AcceptedAt != null && held.EndedAt == null),
                    one => one.ApplicantId, held => held.PrincipalId, (one, held) => new HeldRows(one, held)))))(db, application, person);

    /// <summary>How many letters a person has not read; every page of theirs says so.</summary>
    public static Task<int> CountUnread(this AppDbContext db, Caller person, CancellationToken cancellationToken) =>
        db.Once(() => new UnreadOfPerson(EF.CompileAsyncQuery(
            (AppDbContext from, Guid person, CancellationToken _) => from.Outbox
                .Where(letter => letter.PersonId == person && letter.ReadAt == null)
                .Take(UnreadNotices.Most).Count())))(db, person.Id, cancellationToken);

    /// <summary>The same of a clerk's desk, whose letters are read by those who share it, each for themselves.</summary>
    /// <param name="oldest">What came until then counts as read.</param>
    public static Task<int> CountUnreadOnDesk(this AppDbContext db, Caller clerk, DateTimeOffset oldest, CancellationToken cancellationToken) =>
        db.Once(() => new UnreadOfDesk(EF.CompileAsyncQuery(
            (AppDbContext from, Guid clerk, string? department, DateTimeOffset oldest, CancellationToken _) => from.Outbox
                .Where(letter => department != null && letter.Department == department && (letter.ClerkId == null || letter.ClerkId == clerk)
                    && letter.CreatedAt > from.Users.Where(user => user.Id == clerk).Select(user => user.NoticesReadAt > oldest ? user.NoticesReadAt.Value : oldest).FirstOrDefault()
                    && !from.NoticeReads.Any(read => read.PersonId == clerk
                        && read.ApplicationId == letter.ApplicationId && read.Sequence == letter.Sequence && read.About == letter.About))
                .Take(UnreadNotices.Most).Count())))(db, clerk.Id, clerk.Department, oldest, cancellationToken);

    // A translation is good for one model, and lives as long.
    public static T Once<T>(this AppDbContext db, Func<T> translate) where T : Delegate =>
        db.Model.GetOrAddRuntimeAnnotationValue(typeof(T).FullName!, static translate => translate!(), translate);
}
