using System.Globalization;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Messaging;

/// <summary>What is late, and what is due soon, by department, as it is when the letter goes; to one supervisor.</summary>
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

    /// <summary>None, if nothing is late nor due soon, if its day is over, or if its reader does without by now.</summary>
    public async Task<IReadOnlyList<(Receiver To, Letter Letter)>> Write(OutboxMessage message, CancellationToken cancellationToken)
    {
        var today = workflows.TodayAt(null, clock);
        var supervisor = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == message.ApplicationId && user.Email != null && user.ClosedAt == null, cancellationToken);
        if (supervisor is null || supervisor.NoMailFor.HasFlag(LetterGroups.Digest) || message.Sequence != today.DayNumber)
            return [];
        var departments = (await figures.Run(Kinds, _ => true, cancellationToken)).GroupBy(one => one.Key.Department, one => one.Value)
            .Select(group => (Key: group.Key, Late: group.Sum(due => due.Below(today.DayNumber)), Before: group.Sum(due => due.Below(today.DayNumber + 3))))
            .Where(one => one.Before > 0).OrderByDescending(one => one.Late).ThenByDescending(one => one.Before).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        if (departments.Count == 0)
            return [];
        var (language, day) = (supervisor.SpokenLanguage, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var late = departments.Sum(one => one.Late);
        var lines = departments.Select(one => Line.With(workflows.Departments[one.Key].Name, one.Late, one.Before - one.Late).In(language));
        return [(Receiver.Of(supervisor), new Letter(
            Subject.With(late, departments.Sum(one => one.Before) - late, day).In(language),
            $"{Body.With(day, Text.Same(string.Join('\n', lines)), $"{options.Value.PublicAddress}/watch/people").In(language)}\n\n{Letters.Signature.In(language)}\n"))];
    }
}
