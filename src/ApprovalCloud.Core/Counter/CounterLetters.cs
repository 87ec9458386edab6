using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Counter;

/// <summary>The code by which somebody at a counter says yes.</summary>
public sealed class CounterLetters(AppDbContext db, CounterCodes codes, Workflows workflows, TimeProvider clock)
{
    public const string About = "counter";

    private static readonly Text Subject = new("{0} is your code for the service counter", "窗口帮办验证码：{0}", "窗口幫辦驗證碼：{0}");
    private static readonly Text Body = new(
        "{1} at the counter of {2} is about to file for you, because you are there and asked for it.\n\nYour code: {0}\n\nTell it only if this is so. It holds for 10 minutes. If you are not at a counter, tell nobody: without the code nothing is done.",
        "{2}窗口工作人员{1}将为到场的您代为办理。\n\n验证码：{0}\n\n仅在您本人到场并同意时告知，10 分钟内有效。如您并未到场，请勿告知任何人：没有验证码，任何事项都不会办理。",
        "{2}窗口工作人員{1}將為到場的您代為辦理。\n\n驗證碼：{0}\n\n僅在您本人到場並同意時告知，10 分鐘內有效。如您並未到場，請勿告知任何人：沒有驗證碼，任何事項都不會辦理。");

    /// <summary>None, if another code was sent since, or this one was used or has run out.</summary>
    public async Task<IReadOnlyList<(Receiver To, Letter Letter)>> Write(OutboxMessage message, CancellationToken cancellationToken)
    {
        var session = await db.CounterSessions.AsNoTracking().ForThePlatform().SingleAsync(one => one.Id == message.ApplicationId, cancellationToken);
        if (session.Codes != message.Sequence || !session.MayTry(clock.GetUtcNow()) || session.Code is not { } code)
            return [];
        var person = await db.Users.AsNoTracking().SingleAsync(user => user.Id == session.PersonId, cancellationToken);
        object[] parts = [codes.Open(code), session.WorkerName, workflows.Departments[session.Counter].Name];
        return [(new Receiver(person.DisplayName, person.Email!, person.SpokenLanguage), new Letter(
            Subject.With(parts).In(person.SpokenLanguage), $"{Body.With(parts).In(person.SpokenLanguage)}\n\n{Letters.Signature.In(person.SpokenLanguage)}\n"))];
    }
}
