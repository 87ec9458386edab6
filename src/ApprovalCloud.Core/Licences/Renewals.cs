using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>A renewal begins from a valid licence of the applicant's own, and stays about what that is about.</summary>
internal sealed class Renewals(AppDbContext db, Workflows workflows, TimeProvider clock)
{
    public const string Field = "renews";

    /// <summary>The licence that the application is to renew, where the service renews any; or why it cannot.</summary>
    public async Task<(Licence? Licence, Problem? Problem)> Find(Caller by, ServiceDefinition service, string? number, CancellationToken cancellationToken)
    {
        if (service.Renews is not { } type)
            return (null, string.IsNullOrWhiteSpace(number) ? null : Wrong(RenewalMessages.RenewsNothing));
        if (string.IsNullOrWhiteSpace(number))
            return (null, Wrong(RenewalMessages.ChooseLicence));
        var licence = await db.Licences.AsNoTracking().OwnedBy(by)
            .SingleOrDefaultAsync(licence => licence.Number == number.Trim() && licence.Type == type, cancellationToken);
        return licence is null
            ? (null, Wrong(RenewalMessages.NoSuchLicence.With(workflows.Licences[type].Title)))
            : (licence, await WhyNotRenew(by, licence, cancellationToken));
    }

    /// <summary>Carries over what the licence was issued on; what is answered there already stays.</summary>
    public async Task Begin(
        Application application, ApplicationFacts facts, ServiceDefinition service, Licence licence, CancellationToken cancellationToken)
    {
        application.Renew(licence.Number);
        var earlier = await (
            from one in db.Applications.AsNoTracking().OfScopedRows()
            join row in db.ApplicationFacts on one.Id equals row.ApplicationId
            where one.Id == licence.ApplicationId
            select new { one.Number, one.SubmittedAt, row.Answers }).SingleAsync(cancellationToken);
        var carried = service.Questions.Select(question => question.Fact)
            .Where(fact => !facts.Answers.ContainsKey(fact) && earlier.Answers.ContainsKey(fact)
                && workflows.Vocabulary[fact].Type != FactType.Declaration)
            .ToDictionary(fact => fact, fact => earlier.Answers[fact]);
        var holder = workflows.Licences[licence.Type].Holder;
        facts.Replace(facts.Answers.Concat(carried).ToDictionary());
        facts.ReplaceSources(carried.ToDictionary(answer => answer.Key, answer => answer.Key == holder
            ? new FactSource(SourceKind.Licence, licence.Number, answer.Value, licence.IssuedAt, Trust.A)
            : new FactSource(SourceKind.EarlierApplication, earlier.Number!, answer.Value, earlier.SubmittedAt!.Value, Trust.D)));
    }

    /// <summary>What has changed since it was begun, so that it cannot be submitted.</summary>
    public async Task<Problem?> WhyNotSubmit(
        Caller by, Application application, ServiceDefinition service, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var (licence, problem) = await Find(by, service, application.Renews, cancellationToken);
        if (problem is not null || licence is null)
            return problem;
        return workflows.Licences[licence.Type].Holder is { } holder && answers.GetValueOrDefault(holder) is { } about && about != licence.Holder
            ? Problem.Invalid(new Dictionary<string, string[]> { [holder] = [RenewalMessages.AboutAnother.With(licence.Holder).Here()] })
            : null;
    }

    /// <summary>What has been revoked cannot be renewed.</summary>
    public async Task<Problem?> WhyNotGrant(OpenCase open, string step, CancellationToken cancellationToken) =>
        open.Application.Renews is { } number && open.Service.Step(step)?.Renews is not null
            && await db.Licences.OfScopedRows().AnyAsync(licence => licence.Number == number && licence.RevokedAt != null, cancellationToken)
            ? new Problem(ProblemKind.Conflict, "RenewedLicenceRevoked", RenewalMessages.RenewedIsRevoked.With(number))
            : null;

    /// <summary>By the number of a licence, what has become of its renewal: under way, or the licence that renews it.</summary>
    public async Task<IReadOnlyDictionary<string, RenewalState>> Of(Caller applicant, CancellationToken cancellationToken)
    {
        var rows = await (
            from application in db.Applications.AsNoTracking().OwnedBy(applicant)
            where application.Renews != null && application.SubmittedAt != null
            join licence in db.Licences.OfScopedRows() on application.Id equals licence.ApplicationId into issued
            from licence in issued.DefaultIfEmpty()
            select new { application.Id, application.Renews, application.EndedAt, Number = licence == null ? null : licence.Number })
            .ToListAsync(cancellationToken);
        return rows.Where(row => row.Number is not null || row.EndedAt is null).GroupBy(row => row.Renews!)
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row.Number is null).Select(row => new RenewalState(row.Id, row.Number)).First());
    }

    private async Task<Problem?> WhyNotRenew(Caller by, Licence licence, CancellationToken cancellationToken)
    {
        var type = workflows.Licences[licence.Type].Title;
        if (licence.RevokedAt is not null)
            return Wrong(RenewalMessages.Revoked);
        if (!licence.IsValid(clock.Now()))
            return Wrong(RenewalMessages.Expired.With(type));
        if (licence.ValidUntil is null)
            return Wrong(RenewalMessages.NeverExpires);
        return (await Of(by, cancellationToken)).GetValueOrDefault(licence.Number) switch
        {
            null => null,
            { By: { } renewed } => Wrong(RenewalMessages.RenewedAlready.With(renewed)),
            _ => Wrong(RenewalMessages.UnderWay),
        };
    }

    private static Problem Wrong(Text message) => Problem.Invalid(new Dictionary<string, string[]> { [Field] = [message.Here()] });
}

/// <summary>What has become of a licence's renewal.</summary>
/// <param name="By">The licence that renews it; null while the renewal is under way.</param>
public sealed record RenewalState(Guid ApplicationId, string? By);

internal static class RenewalMessages
{
    public static readonly Text RenewsNothing = new("This service renews no licence. Leave this out.", "本事项不办理证照延续，请删除此项。", "本事項不辦理證照延續，請刪除此項。");
    public static readonly Text ChooseLicence = new(
        "Choose the licence that is to be renewed. You find its number under “My licences”.", "请选择需要延续的证照，编号见“我的证照”。", "請選擇需要延續的證照，編號見「我的證照」。");
    public static readonly Text NoSuchLicence = new(
        "You have no licence of this number that can be renewed here: it must be a “{0}” of your own.", "您没有此编号的“{0}”，请核对编号。", "您沒有此編號的「{0}」，請核對編號。");
    public static readonly Text Revoked = new(
        "This licence has been revoked, so it cannot be renewed. Apply for a new one.", "此证照已被撤销，不能延续，请重新申请。", "此證照已被撤銷，不能延續，請重新申請。");
    public static readonly Text Expired = new(
        "This licence has expired, so it cannot be renewed. Apply for a new “{0}”.", "此证照已过有效期，不能延续，请重新申请“{0}”。", "此證照已過有效期，不能延續，請重新申請「{0}」。");
    public static readonly Text NeverExpires = new("This licence does not expire. It needs no renewal.", "此证照长期有效，无需延续。", "此證照長期有效，無需延續。");
    public static readonly Text UnderWay = new(
        "You have applied for the renewal of this licence already. Look at your applications.", "您已申请延续此证照，请查看您的申请。", "您已申請延續此證照，請查看您的申請。");
    public static readonly Text RenewedAlready = new(
        "This licence has been renewed already, by {0}.", "此证照已延续，新证照编号 {0}。", "此證照已延續，新證照編號 {0}。");
    public static readonly Text AboutAnother = new(
        "The licence to be renewed is about {0}. For another business, apply for a licence of its own.", "需要延续的证照属于 {0}，其他经营主体请另行申请。", "需要延續的證照屬於 {0}，其他經營主體請另行申請。");
    public static readonly Text RenewedIsRevoked = new(
        "Licence {0}, which was to be renewed, has been revoked. Refuse the renewal.", "需要延续的证照 {0} 已被撤销，请不予延续。", "需要延續的證照 {0} 已被撤銷，請不予延續。");
}
