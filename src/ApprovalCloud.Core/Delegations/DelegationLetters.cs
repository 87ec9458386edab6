using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Delegations;

/// <summary>What both are told when a delegation is given, accepted or ended.</summary>
public sealed class DelegationLetters(AppDbContext db, Workflows workflows, IOptions<MailOptions> options, IOptions<DelegationOptions> delegations)
{
    public const string About = "delegation";
    internal const string Given = "given";
    internal const string Accepted = "accepted";
    internal const string Ended = "ended";

    internal static readonly Text ForWhom = new("You receive this because you act for {0}.", "您代{0}办事，故收到此通知。", "您代{0}辦事，故收到此通知。");

    private static readonly Text AllServices = new("all services", "全部事项", "全部事項");
    private static readonly Text Particulars = new(
        "{0} for {1}\nWhat: {2}\nServices: {3}\nFrom {4} until {5}", "{0} 代 {1}\n委托内容：{2}\n事项：{3}\n期限：{4} 至 {5}", "{0} 代 {1}\n委託內容：{2}\n事項：{3}\n期限：{4} 至 {5}");
    private static readonly (Text Subject, Text Body) ToAsked = (
        new("{1} asks you to act for them", "{1}请您代为办事", "{1}請您代為辦事"),
        new("{1} wants to let you act for them:\n\n{6}\n\nSign in, read it, and accept or decline:", "{1}希望委托您代为办事：\n\n{6}\n\n请登录查看，并选择接受或拒绝：", "{1}希望委託您代為辦事：\n\n{6}\n\n請登入查看，並選擇接受或拒絕："));
    private static readonly (Text Subject, Text Body) ToGiver = (
        new("You let somebody act for you", "您已委托他人代为办事", "您已委託他人代為辦事"),
        new("You let somebody act for you, once they accept:\n\n{6}\n\nIf this was not you, end it at once:", "您已作出委托，对方接受后生效：\n\n{6}\n\n如非本人操作，请立即终止：", "您已作出委託，對方接受後生效：\n\n{6}\n\n如非本人操作，請立即終止："));
    private static readonly (Text Subject, Text Body) OfAcceptance = (
        new("The delegation holds: {0} for {1}", "委托已生效：{0} 代 {1}", "委託已生效：{0} 代 {1}"),
        new("The delegation has been accepted:\n\n{6}\n\nEverything that is done under it is recorded with both names. Either of you can end it at any time:",
            "委托已被接受：\n\n{6}\n\n据此办理的一切均以双方姓名记录在案，任何一方可随时终止：", "委託已被接受：\n\n{6}\n\n據此辦理的一切均以雙方姓名記錄在案，任何一方可隨時終止："));
    private static readonly (Text Subject, Text Body) OfEnd = (
        new("A delegation has ended: {0} for {1}", "委托已终止：{0} 代 {1}", "委託已終止：{0} 代 {1}"),
        new("This delegation has been ended by {7}, and holds no longer:\n\n{6}\n\nYour delegations:", "{7}已终止以下委托，该委托不再有效：\n\n{6}\n\n您的委托：", "{7}已終止以下委託，該委託不再有效：\n\n{6}\n\n您的委託："));

    internal static OutboxMessage Owed(Guid delegation, int sequence, string what, DateTimeOffset at) => new(delegation, sequence, null, at, $"{About}/{what}");

    public async Task<IReadOnlyList<(Receiver To, Letter Letter)>> Write(OutboxMessage message, CancellationToken cancellationToken)
    {
        var one = await db.Delegations.AsNoTracking().ForThePlatform().SingleAsync(one => one.Id == message.ApplicationId, cancellationToken);
        var email = one.Email.ToUpperInvariant();
        var users = await db.Users.AsNoTracking()
            .Where(user => user.Id == one.PrincipalId || user.Id == one.DelegateId || (one.DelegateId == null && user.NormalizedEmail == email))
            .ToListAsync(cancellationToken);
        var principal = users.Single(user => user.Id == one.PrincipalId);
        var other = users.Find(user => user.Id != one.PrincipalId);
        // Somebody without an account is written to in the language of whoever asks them.
        var asked = new Receiver(one.DelegateName ?? "", other?.Email ?? one.Email, (other ?? principal).SpokenLanguage);
        var giver = principal.Email is null ? null : new Receiver(principal.DisplayName, principal.Email, principal.SpokenLanguage);
        var words = message.About.Split('/')[1] switch
        {
            Given => (ToAsked, ToGiver),
            Accepted => (OfAcceptance, OfAcceptance),
            Ended => (OfEnd, OfEnd),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.About, "No letter tells of this."),
        };
        var letters = new List<(Receiver, Letter)> { (asked, Of(one, words.Item1, asked.Language)) };
        if (giver is not null)
            letters.Add((giver, Of(one, words.Item2, giver.Language)));
        return letters;
    }

    private Letter Of(Delegation one, (Text Subject, Text Body) words, Language language)
    {
        var office = delegations.Value.Office;
        object[] parts =
        [
            Text.Same(one.DelegateName ?? one.Email), Text.Same(one.CompanyName is { } company ? $"{company} ({one.PrincipalName})" : one.PrincipalName),
            DelegationMessages.Of(one.May), one.Services.Count == 0 ? AllServices : Text.Join([.. one.Services.Select(key => workflows.Find(key)?.Title ?? Text.Same(key))]),
            $"{office.DateOf(one.From):yyyy-MM-dd}", $"{office.DateOf(one.Until):yyyy-MM-dd}",
        ];
        object[] all = [.. parts, Particulars.With(parts), Text.Same(one.EndedByName ?? "")];
        return new Letter(
            words.Subject.With(all).In(language),
            $"{words.Body.With(all).In(language)}\n\n{options.Value.PublicAddress}/account/delegations\n\n{Letters.Signature.In(language)}\n");
    }
}
