using System.Globalization;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What is late, and what is due soon, as it is when the letter goes: of all departments to a supervisor, to a clerk of their own desk.</summary>
public sealed class DigestLetters(AppDbContext db, ReadFigures figures, Workflows workflows, IOptions<MailOptions> options, TimeProvider clock)
{
    public const string About = "digest";

    private static readonly FigureKind[] Kinds = [FigureKind.ToDecide];
    private static readonly Text Subject = new("{0} late, {1} due soon: {2}", "超期 {0} 项，即将到期 {1} 项：{2}", "超期 {0} 項，即將到期 {1} 項：{2}");
    private static readonly Text Body = new(
        "Steps that wait for a department’s decision, on {0}. Due soon is what is due on that day or the next two.\n\n{1}\n\nWho has what in hand, and where to move it:\n\n{2}",
        "截至 {0} 等待部门决定的环节如下，“即将到期”指当日及此后两日内到期。\n\n{1}\n\n查看各人在办任务并调整：\n\n{2}",
        "截至 {0} 等待部門決定的環節如下，「即將到期」指當日及此後兩日內到期。\n\n{1}\n\n查看各人在辦任務並調整：\n\n{2}");
    private static readonly Text Line = new("{0}: {1} late, {2} due soon", "{0}：超期 {1} 项，即将到期 {2} 项", "{0}：超期 {1} 項，即將到期 {2} 項");

    private static readonly Text OwnSubject = new(
        "Your desk on {0}: {1} in your hands, {2} not taken up", "{0} 待办：您在办 {1} 项，待领取 {2} 项", "{0} 待辦：您在辦 {1} 項，待領取 {2} 項");
    private static readonly Text OwnBody = new(
        "In your hands: {1}, of which {2} late and {3} due soon.\nNot taken up by anybody in {4}: {5}, of which {6} late and {7} due soon.\n\nAs of {0}; due soon is what is due on that day or the next two.\n\n{8}",
        "您在办：{1} 项，其中超期 {2} 项，即将到期 {3} 项。\n{4}待领取：{5} 项，其中超期 {6} 项，即将到期 {7} 项。\n\n截至 {0}，“即将到期”指当日及此后两日内到期。\n\n{8}",
        "您在辦：{1} 項，其中超期 {2} 項，即將到期 {3} 項。\n{4}待領取：{5} 項，其中超期 {6} 項，即將到期 {7} 項。\n\n截至 {0}，「即將到期」指當日及此後兩日內到期。\n\n{8}");

    /// <summary>None, if there is nothing to say, if its day is over, or if its reader does without by now.</summary>
    public async Task<IReadOnlyList<(Receiver To, Letter Letter)>> Write(OutboxMessage message, CancellationToken cancellationToken)
    {
        var today = workflows.TodayAt(null, clock);
        var reader = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == message.ApplicationId && user.Email != null && user.ClosedAt == null, cancellationToken);
        if (reader is null || reader.NoMailFor.HasFlag(LetterGroups.Digest) || message.Sequence != today.DayNumber)
            return [];
        var own = await Supervises(reader, cancellationToken) ? null : reader.Department;
        var due = await figures.Run(Kinds, key => own is null || key.Department == own, cancellationToken);
        var letter = own is null ? OfAll(reader.SpokenLanguage, due, today) : OfDesk(reader, own, due, today);
        return letter is null ? [] : [(Receiver.Of(reader), letter)];
    }

    private async Task<bool> Supervises(User reader, CancellationToken cancellationToken) => reader.Department is null
        || await db.UserRoles.AnyAsync(held => held.UserId == reader.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == Role.Supervisor), cancellationToken);

    private Letter? OfAll(Language language, Dictionary<FigureKey, Histogram> due, DateOnly today)
    {
        var departments = due.GroupBy(one => one.Key.Department, one => one.Value)
            .Select(group => (group.Key, Count: Count(group, today)))
            .Where(one => one.Count.Late + one.Count.Soon > 0).OrderByDescending(one => one.Count.Late).ThenByDescending(one => one.Count.Soon).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        if (departments.Count == 0)
            return null;
        var day = DayOf(today);
        var lines = departments.Select(one => Line.With(workflows.Departments[one.Key].Name, one.Count.Late, one.Count.Soon).In(language));
        return Letter(
            language, Subject.With(departments.Sum(one => one.Count.Late), departments.Sum(one => one.Count.Soon), day),
            Body.With(day, Text.Same(string.Join('\n', lines)), $"{options.Value.PublicAddress}/watch/people"));
    }

    private Letter? OfDesk(User reader, string department, Dictionary<FigureKey, Histogram> due, DateOnly today)
    {
        var me = reader.Id.ToString("N");
        var mine = Count(due.Where(one => one.Key.Subject == me).Select(one => one.Value), today);
        var free = Count(due.Where(one => one.Key.Subject.Length == 0).Select(one => one.Value), today);
        return mine.All + free.All == 0
            ? null
            : Letter(
                reader.SpokenLanguage, OwnSubject.With(DayOf(today), mine.All, free.All),
                OwnBody.With(
                    DayOf(today), mine.All, mine.Late, mine.Soon, workflows.Departments[department].Name, free.All, free.Late, free.Soon, $"{options.Value.PublicAddress}/desk"));
    }

    private static (int All, int Late, int Soon) Count(IEnumerable<Histogram> due, DateOnly today) => due.Aggregate((0, 0, 0), ((int All, int Late, int Soon) sum, Histogram one) =>
        (sum.All + one.Cases, sum.Late + one.Below(today.DayNumber), sum.Soon + one.Below(today.DayNumber + 3) - one.Below(today.DayNumber)));

    private static string DayOf(DateOnly today) => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Letter Letter(Language language, Text subject, Text body) => new(subject.In(language), $"{body.In(language)}\n\n{Letters.Signature.In(language)}\n");
}
