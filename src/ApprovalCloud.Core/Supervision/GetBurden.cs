using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What applications asked of their applicants, by month of submission and service, over the last twelve months.</summary>
public sealed record GetBurden(Caller By) : IRequest<Result<IReadOnlyList<BurdenRow>>>;

/// <summary>Sums over the applications, as each was on the day it was submitted.</summary>
/// <param name="Month">The first day of the month.</param>
public sealed record BurdenRow(
    DateOnly Month, string Service, int Applications, int SeparateQuestions, int Asked, int Prefilled,
    int SeparateMaterials, int MaterialsAsked, int MaterialsMet, int SeparateVisits, int Visits, int SeparateDays, int Days)
{
    /// <summary>办理形式 1: filed at a counter, with the applicant present.</summary>
    public int AtCounter { get; init; }

    /// <summary>1 − questions answered ÷ questions on the separate forms.</summary>
    public decimal? FormSaved => SeparateQuestions == 0 ? null : 1 - ((decimal)Asked / SeparateQuestions);

    /// <summary>Questions answered already ÷ questions.</summary>
    public decimal? Reuse => Share(Prefilled, Asked);

    /// <summary>Materials that an e-licence stood for ÷ materials needed.</summary>
    public decimal? Met => Share(MaterialsMet, MaterialsAsked);

    public int VisitsSaved => SeparateVisits - Visits;

    public int DaysSaved => SeparateDays - Days;

    /// <summary>Both together, under this one's month and service.</summary>
    public BurdenRow Plus(BurdenRow other) => this with
    {
        Applications = Applications + other.Applications,
        SeparateQuestions = SeparateQuestions + other.SeparateQuestions,
        Asked = Asked + other.Asked,
        Prefilled = Prefilled + other.Prefilled,
        SeparateMaterials = SeparateMaterials + other.SeparateMaterials,
        MaterialsAsked = MaterialsAsked + other.MaterialsAsked,
        MaterialsMet = MaterialsMet + other.MaterialsMet,
        SeparateVisits = SeparateVisits + other.SeparateVisits,
        Visits = Visits + other.Visits,
        SeparateDays = SeparateDays + other.SeparateDays,
        Days = Days + other.Days,
        AtCounter = AtCounter + other.AtCounter,
    };

    private static decimal? Share(int part, int rest) => part + rest == 0 ? null : (decimal)part / (part + rest);
}

internal sealed class GetBurdenHandler([MayLag] AppDbContext db, Workflows workflows, TimeProvider clock)
    : IRequestHandler<GetBurden, Result<IReadOnlyList<BurdenRow>>>
{
    private const int Months = 12;

    public async Task<Result<IReadOnlyList<BurdenRow>>> Handle(GetBurden request, CancellationToken cancellationToken)
    {
        var rows = new List<BurdenRow>();
        // A month is that of the office. Adding up is the database's work: there may be many applications in one.
        foreach (var office in workflows.Services.GroupBy(service => workflows.JurisdictionOf(service)))
        {
            var time = OfficeTime.Of(office.Key);
            var services = office.Select(service => service.Key).Distinct().ToList();
            var today = time.DateOf(clock.Now());
            for (var back = 0; back < Months; back++)
                rows.AddRange(await Month(request.By, services, time, new DateOnly(today.Year, today.Month, 1).AddMonths(-back), cancellationToken));
        }

        return Result<IReadOnlyList<BurdenRow>>.Ok([.. rows.OrderByDescending(row => row.Month).ThenBy(row => row.Service)]);
    }

    private async Task<List<BurdenRow>> Month(
        Caller by, List<string> services, OfficeTime time, DateOnly month, CancellationToken cancellationToken)
    {
        var (from, to) = (Start(month), Start(month.AddMonths(1)));
        return await db.Burdens.AsNoTracking()
            .Where(burden => burden.SubmittedAt >= from && burden.SubmittedAt < to && services.Contains(burden.Service))
            .Join(db.Applications.SupervisedBy(by), burden => burden.ApplicationId, application => application.Id, (burden, application) => new { burden, application.Channel })
            .GroupBy(row => row.burden.Service)
            .Select(group => new BurdenRow(
                month, group.Key, group.Count(), group.Sum(one => one.burden.SeparateQuestions), group.Sum(one => one.burden.Asked), group.Sum(one => one.burden.Prefilled),
                group.Sum(one => one.burden.SeparateMaterials), group.Sum(one => one.burden.MaterialsAsked), group.Sum(one => one.burden.MaterialsMet),
                group.Sum(one => one.burden.SeparateVisits), group.Sum(one => one.burden.Visits), group.Sum(one => one.burden.SeparateDays), group.Sum(one => one.burden.Days))
            {
                AtCounter = group.Sum(one => one.Channel == FilingForm.Window ? 1 : 0),
            })
            .ToListAsync(cancellationToken);

        DateTimeOffset Start(DateOnly day) => time.EndOf(day.AddDays(-1)).AddSeconds(1);
    }
}
