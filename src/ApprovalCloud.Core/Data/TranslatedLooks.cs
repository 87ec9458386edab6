using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Data;

/// <summary>Somebody who has a task open; nobody, in the one row of a task that nobody has open.</summary>
internal sealed record SeenRow(Guid? PersonId, string? PersonName, DateTimeOffset? SeenAt);

/// <param name="Absence">While they are away.</param>
internal sealed record ColleagueRow(Guid Id, string Name, Absence? Absence);

/// <summary>What the pages of a desk read beside what they are about, translated once like <see cref="TranslatedQueries"/>: a clerk looks at them all day.</summary>
internal static class TranslatedLooks
{
    private delegate IAsyncEnumerable<SeenRow> FindSeen(AppDbContext from, Guid application, string step, string? department);

    private delegate IAsyncEnumerable<ColleagueRow> FindColleagues(AppDbContext from, Guid clerk, string? department, DateTimeOffset now);

    private delegate IAsyncEnumerable<BlockView> FindBlocks(AppDbContext from, string? department);

    private delegate Task<DateTimeOffset?> FindLook(AppDbContext from, Guid application, string step, Guid clerk, DateTimeOffset before, CancellationToken cancellationToken);

    private delegate Task<AccountView> FindAccount(AppDbContext from, Guid person, CancellationToken cancellationToken);

    /// <summary>Who has a task open, for a clerk in whose department it is one; no row at all for anybody else.</summary>
    public static IAsyncEnumerable<SeenRow> SeenAt(this AppDbContext db, Caller clerk, Guid application, string step) =>
        db.Once(() => new FindSeen(EF.CompileAsyncQuery(
            (AppDbContext from, Guid application, string step, string? department) => from.Steps
                .Where(task => task.ApplicationId == application && task.Key == step && department != null && task.Department == department && task.OpenedAt != null)
                .SelectMany(
                    task => from.TaskPresence.Where(one => one.ApplicationId == task.ApplicationId && one.Step == task.Key).DefaultIfEmpty(),
                    (_, one) => new SeenRow(one!.PersonId, one.PersonName, one.SeenAt)))))(db, application, step, clerk.Department);

    /// <summary>The other clerks of the department, and who of them is away.</summary>
    public static IAsyncEnumerable<ColleagueRow> ColleaguesOf(this AppDbContext db, Caller clerk, DateTimeOffset now) =>
        db.Once(() => new FindColleagues(EF.CompileAsyncQuery(
            (AppDbContext from, Guid clerk, string? department, DateTimeOffset now) => from.Users.AsNoTracking()
                .Where(user => department != null && user.Department == department && user.Id != clerk)
                .OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
                .Select(user => new ColleagueRow(user.Id, user.DisplayName, from.Absences
                    .Where(one => one.PersonId == user.Id && one.Department == department && one.EndedAt == null && one.BeginsAt <= now && one.EndsAt >= now)
                    .OrderBy(one => one.Id).FirstOrDefault())))))(db, clerk.Id, clerk.Department, now);

    /// <summary>The text blocks of the department.</summary>
    public static IAsyncEnumerable<BlockView> BlocksOf(this AppDbContext db, Caller clerk) =>
        db.Once(() => new FindBlocks(EF.CompileAsyncQuery(
            (AppDbContext from, string? department) => from.TextBlocks
                .Where(block => department != null && block.Department == department)
                .OrderBy(block => block.Title).ThenBy(block => block.Id)
                .Select(block => new BlockView(block.Id, block.Title, block.Words, block.ChangedByName, block.ChangedAt, block.Version)))))(db, clerk.Department);

    /// <summary>When the clerk looked at the task: the last time before, or the first of all.</summary>
    public static Task<DateTimeOffset?> LookOf(this AppDbContext db, Caller clerk, Guid application, string step, DateTimeOffset before, CancellationToken cancellationToken) =>
        db.Once(() => new FindLook(EF.CompileAsyncQuery(
            (AppDbContext from, Guid application, string step, Guid clerk, DateTimeOffset before, CancellationToken _) => from.FactReads
                .Where(read => read.ApplicationId == application && read.PersonId == clerk && read.Step == step
                    && read.Purpose == ReadPurpose.Task && read.Source != ReadSource.Registry)
                .OrderBy(read => read.At > before).ThenBy(read => read.At > before ? read.Sequence : -read.Sequence)
                .Select(read => (DateTimeOffset?)read.At).FirstOrDefault())))(db, application, step, clerk.Id, before, cancellationToken);

    /// <summary>The person's own account.</summary>
    public static Task<AccountView> AccountOf(this AppDbContext db, Caller person, CancellationToken cancellationToken) =>
        db.Once(() => new FindAccount(EF.CompileAsyncQuery(
            (AppDbContext from, Guid person, CancellationToken _) => from.Users.Where(user => user.Id == person)
                .Select(user => new AccountView(user.DisplayName, user.Email!, user.Language, user.Department, user.StepRoles, user.NoMailFor, user.NoShortcuts))
                .Single())))(db, person.Id, cancellationToken);
}
