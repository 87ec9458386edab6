using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Messaging;

/// <summary>To whom a letter goes, and in which language.</summary>
public sealed record Receiver(string Name, string Email, Language Language)
{
    /// <summary>Whose account it is; none for somebody without one.</summary>
    public Guid? Id { get; init; }

    public static Receiver Of(User user) => new(user.DisplayName, user.Email!, user.SpokenLanguage) { Id = user.Id };
}

/// <summary>Letters about what is not in an application's history: invitations, disputed facts, revoked licences, cards.</summary>
public sealed class NoticeLetters(AppDbContext db, Workflows workflows, Letters letters, InvitationLinks links, IOptions<MailOptions> options)
{
    public const string DisputeAnswered = "dispute-answer";

    /// <summary>What a letter to somebody who may commit again begins its subject with, before the step’s key.</summary>
    public const string BarLifted = "bar-lifted";

    private static readonly Text LiftedSubject = new("You may commit again ({0})", "您可以再次适用告知承诺（{0}）", "您可以再次適用告知承諾（{0}）");
    private static readonly Text LiftedBody = new(
        "Your credit is repaired: you may commit again instead of being examined first. It was barred because of “{1}” of application {0}. The reason given:\n\n{2}\n\n{3}",
        "您的信用已修复，可以再次适用告知承诺。此前因申请 {0} 的“{1}”受限。理由如下：\n\n{2}\n\n{3}",
        "您的信用已修復，可以再次適用告知承諾。此前因申請 {0} 的「{1}」受限。理由如下：\n\n{2}\n\n{3}");

    private static readonly Text InvitationSubject = new(
        "{0} asks you to agree to “{1}”", "{0}请您就“{1}”授权", "{0}請您就「{1}」授權");
    private static readonly Text InvitationBody = new(
        "{0} is applying for “{1}” and needs your own agreement as {2}. Nobody can give it for you. Sign in here, see which registries would be asked and who would read the answers, then agree or decline:\n\n{3}\n\nThe link holds for 14 days.",
        "{0}正在办理“{1}”，需要您作为{2}亲自授权，他人不能代为授权。请登录以下链接，查看将查询哪些登记库、哪些部门会看到结果，再决定同意或拒绝：\n\n{3}\n\n链接 14 天内有效。",
        "{0}正在辦理「{1}」，需要您作為{2}親自授權，他人不能代為授權。請登入以下連結，查看將查詢哪些登記庫、哪些部門會看到結果，再決定同意或拒絕：\n\n{3}\n\n連結 14 天內有效。");
    private static readonly Text DisputeSubject = new("Somebody says that “{0}” is wrong", "有人对“{0}”提出异议", "有人對「{0}」提出異議");
    private static readonly Text DisputeBody = new(
        "An applicant says that “{0}” in {1} is wrong. Look into it and answer here:\n\n{2}",
        "申请人认为{1}中的“{0}”有误，请核查并在此答复：\n\n{2}", "申請人認為{1}中的「{0}」有誤，請核查並在此答覆：\n\n{2}");
    private static readonly Text AnswerSubject = new("Your question about “{0}” has been answered", "您对“{0}”的异议已答复", "您對「{0}」的異議已答覆");
    private static readonly Text Upheld = new(
        "{0} stands by what its registry says of “{1}”:\n\n{2}\n\nSee your application:\n\n{3}",
        "{0}维持登记库中的“{1}”：\n\n{2}\n\n查看您的申请：\n\n{3}", "{0}維持登記庫中的「{1}」：\n\n{2}\n\n查看您的申請：\n\n{3}");
    private static readonly Text Corrected = new(
        "{0} has corrected “{1}”:\n\n{2}\n\nSee your application:\n\n{3}",
        "{0}已更正“{1}”：\n\n{2}\n\n查看您的申请：\n\n{3}", "{0}已更正「{1}」：\n\n{2}\n\n查看您的申請：\n\n{3}");

    /// <summary>What a letter to an applicant is about that is not about an event.</summary>
    public static LetterGroups GroupOf(string about) => about.Split('/')[0] switch
    {
        LicenceLetters.About => LetterGroups.Decisions,
        DisputeAnswered or RatingLetters.About => LetterGroups.Answers,
        // What is lost unless one reads it is not done without.
        DraftLetters.About => LetterGroups.None,
        _ => LetterGroups.Progress,
    };

    /// <summary>What a letter to a department is about that is not about an event.</summary>
    public static LetterGroups GroupOfDepartment(string about) => about.Split('/')[0] switch
    {
        CardLetters.Raised or CardLetters.Ruled => LetterGroups.Lateness,
        "dispute" => LetterGroups.Applicants,
        _ => LetterGroups.Cooperation,
    };

    /// <summary>What a letter to supervisors is about that is not about an event; none for what they must rule on.</summary>
    public static LetterGroups GroupOfSupervisors(string about) => about.StartsWith($"{OutboxMessage.OfSupervisors}/{CardLetters.Raised}/", StringComparison.Ordinal)
        ? LetterGroups.Lateness
        : LetterGroups.None;

    /// <summary>The letters to send; none if what they tell of is not so any more.</summary>
    public async Task<IReadOnlyList<(Receiver To, Letter Letter)>> Write(
        OutboxMessage message, Application application, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var about = message.About.Split('/');
        return about[0] switch
        {
            "invitation" => await Invitation(application, about[1], about[2], cancellationToken),
            "dispute" => await Dispute(application, about[1], receivers, cancellationToken),
            DisputeAnswered => await DisputeAnswer(application, about[1], receivers, cancellationToken),
            AppealLetters.About => await Appeal(application, about[1], cancellationToken),
            CardLetters.Raised or CardLetters.Ruled or OutboxMessage.OfSupervisors => await OfCard(message, application, receivers, cancellationToken),
            LicenceLetters.About => await Revoked(application, about[1], receivers, cancellationToken),
            RatingLetters.About => await OfRating(application, about[1], about[2], receivers, cancellationToken),
            OpinionLetters.Soon or OpinionLetters.Late => await OfOpinion(application, about[0], Guid.Parse(about[1]), receivers, cancellationToken),
            DraftLetters.About => DraftLetters.Write(message, application, workflows, receivers, options.Value.PublicAddress),
            BarLifted => await Lifted(application, about[1], receivers, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.About, "No letter tells of this."),
        };
    }

    private async Task<IReadOnlyList<(Receiver, Letter)>> Invitation(
        Application application, string party, string version, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.AsNoTracking().ForThePlatform()
            .SingleAsync(one => one.ApplicationId == application.Id && one.Party == party, cancellationToken);
        if (invitation.Status != InvitationStatus.Sent || invitation.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) != version)
            return [];
        var email = invitation.Email.ToUpperInvariant();
        var users = await db.Users.AsNoTracking()
            .Where(user => user.Id == application.ApplicantId || user.NormalizedEmail == email).ToListAsync(cancellationToken);
        // Somebody without an account is written to in the language of whoever invites them.
        var language = (users.Find(user => user.Id != application.ApplicantId) ?? users[0]).SpokenLanguage;
        var service = workflows.Find(application.Service)!;
        object[] parts =
        [
            application.ApplicantName, service.Title, service.Parties.First(one => one.Key == party).Title,
            $"{options.Value.PublicAddress}/apply/invitation/{links.Seal(invitation)}",
        ];
        return [(new Receiver("", invitation.Email, language), Of(InvitationSubject, InvitationBody, parts, language))];
    }

    private async Task<IReadOnlyList<(Receiver, Letter)>> Dispute(
        Application application, string fact, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var dispute = await Find(application, fact, cancellationToken);
        object[] parts = [workflows.Vocabulary.LabelOf(fact), workflows.Registries[dispute.Registry].Title, $"{options.Value.PublicAddress}/desk/questions"];
        return [.. receivers.Select(user => (user, Of(DisputeSubject, DisputeBody, parts, user.Language) with { Path = "/desk/questions" }))];
    }

    private async Task<IReadOnlyList<(Receiver, Letter)>> DisputeAnswer(
        Application application, string fact, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var dispute = await Find(application, fact, cancellationToken);
        object[] parts =
        [
            workflows.Departments[dispute.Department].Name, workflows.Vocabulary.LabelOf(fact), Text.Same(dispute.Answer!),
            $"{options.Value.PublicAddress}/apply/{application.Id}",
        ];
        var body = dispute.Verdict == DisputeVerdict.Upheld ? Upheld : Corrected;
        return [.. receivers.Select(user => (user, new Letter(
            AnswerSubject.With(parts[1]).In(user.Language), body.With(parts).In(user.Language) + "\n") { Path = $"/apply/{application.Id}" }))];
    }

    // Whoever supervises decides it: not the department that refused.
    private async Task<IReadOnlyList<(Receiver, Letter)>> Appeal(Application application, string step, CancellationToken cancellationToken)
    {
        var supervisors = await (
            from user in db.Users.AsNoTracking()
            join held in db.UserRoles on user.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            where role.Name == Role.Supervisor && user.Email != null
            orderby user.Id
            select user).ToListAsync(cancellationToken);
        var service = workflows.Find(application.Service, application.ServiceVersion)!;
        return [.. supervisors.Select(Receiver.Of).Select(user => (user, AppealLetters.ToSupervisor(application, service, step, options.Value.PublicAddress, user.Language)))];
    }

    private async Task<IReadOnlyList<(Receiver, Letter)>> Revoked(
        Application application, string step, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var licence = await db.Licences.AsNoTracking().ForThePlatform()
            .SingleAsync(licence => licence.ApplicationId == application.Id && licence.Step == step, cancellationToken);
        return [.. receivers.Select(user => (user, letters.Revoked(licence, workflows.Find(application.Service, application.ServiceVersion)!, user.Language)))];
    }

    private async Task<IReadOnlyList<(Receiver, Letter)>> Lifted(
        Application application, string step, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var bar = await db.Bars.AsNoTracking().ForThePlatform()
            .SingleAsync(bar => bar.ApplicationId == application.Id && bar.Step == step, cancellationToken);
        var place = $"/apply/{application.Id}/track";
        object[] parts =
        [
            application.Number!, workflows.Find(application.Service, application.ServiceVersion)!.Step(step)!.Title, bar.LiftedBecause ?? "",
            options.Value.PublicAddress + place,
        ];
        return [.. receivers.Select(user => (user, Of(LiftedSubject, LiftedBody, parts, user.Language) with { Path = place }))];
    }

    private async Task<IReadOnlyList<(Receiver, Letter)>> OfOpinion(
        Application application, string kind, Guid id, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var opinion = await db.Opinions.AsNoTracking().ForThePlatform().SingleAsync(one => one.ApplicationId == application.Id && one.Id == id, cancellationToken);
        return opinion.EndedAt is not null
            ? []
            : [.. receivers.Select(user => (user, OpinionLetters.Write(kind, opinion, application, workflows, options.Value.PublicAddress, user.Language)))];
    }

    private async Task<IReadOnlyList<(Receiver, Letter)>> OfCard(
        OutboxMessage message, Application application, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var (news, key) = CardLetters.Read(message);
        var card = await db.Cards.AsNoTracking().ForThePlatform().Only(key).SingleAsync(cancellationToken);
        var service = workflows.Find(application.Service, application.ServiceVersion)!;
        return [.. receivers.Select(user => (user, letters.OfCard(news, card, application.Number!, service, user.Language)))];
    }

    // Its giver gave their name, so the chain knows the application; nothing else does.
    private async Task<IReadOnlyList<(Receiver, Letter)>> OfRating(
        Application application, string step, string news, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var found = await db.Redress.AsNoTracking().ForThePlatform().Where(one => one.ApplicationId == application.Id)
            .Join(db.Ratings.ForThePlatform(), one => one.RatingId, rating => rating.Id, (one, rating) => new { Redress = one, Rating = rating })
            .SingleOrDefaultAsync(one => one.Rating.Step == step, cancellationToken);
        var service = workflows.Find(application.Service, application.ServiceVersion)!;
        return found is null
            ? []
            : [.. receivers.Select(user => (user, RatingLetters.ToGiver(news, found.Rating, found.Redress, application, service, options.Value.PublicAddress, user.Language)))];
    }

    private Task<FactDispute> Find(Application application, string fact, CancellationToken cancellationToken) => db.FactDisputes.AsNoTracking()
        .ForThePlatform().SingleAsync(one => one.ApplicationId == application.Id && one.Fact == fact, cancellationToken);

    private static Letter Of(Text subject, Text body, object[] parts, Language language) =>
        new(subject.With(parts).In(language), body.With(parts).In(language) + "\n");
}
