using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Licences;

/// <summary>A licence with its number, not yet issued.</summary>
/// <param name="Assigned">Facts that come into being with it.</param>
public sealed record DrawnLicence(Licence Licence, LicenceType Type, ApplicationFacts Facts, IReadOnlyDictionary<string, string> Assigned);

/// <summary>Issues what a grant issues, in the same save.</summary>
public sealed class LicenceIssuing(AppDbContext db, Workflows workflows, NumberSequence numbers)
{
    /// <summary>Draws what the grants among an outcome issue: the same outcome, naming the licences. Where nothing is issued, nothing is read.</summary>
    public async Task<(Outcome Outcome, IReadOnlyList<DrawnLicence> Drawn)> Draw(OpenCase open, Outcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var drawn = new List<DrawnLicence>();
        foreach (var granted in outcome.Events.OfType<StepGranted>().ToList())
        {
            var step = open.Service.Step(granted.Step)!;
            if ((step.Issues ?? step.Renews) is not { } issues)
                continue;
            var renewed = step.Renews is null ? null : await Renewed(open, cancellationToken);
            drawn.Add(await Draw(open, granted.Step, issues, renewed, at, cancellationToken));
            outcome = outcome.With(granted, granted with { Licence = drawn[^1].Licence.Number });
        }

        return (outcome, drawn);
    }

    /// <summary>What a grant would issue now, where it issues anything; nothing is drawn for it.</summary>
    /// <param name="unknown">What stands where a number will be, which comes into being with the grant.</param>
    /// <param name="unnamed">What stands for the applicant's name.</param>
    public async Task<Licence?> Preview(OpenCase open, string step, string unknown, string unnamed, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var definition = open.Service.Step(step)!;
        if ((definition.Issues ?? definition.Renews) is not { } issues)
            return null;
        var (type, application) = (workflows.Licences[issues], open.Application);
        var facts = await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var renewed = definition.Renews is null ? null : await Renewed(open, cancellationToken);
        var assigned = type.Assigns.Keys.Where(fact => !facts.Answers.ContainsKey(fact)).ToDictionary(fact => fact, _ => unknown);
        return Made(open, step, type, unknown, unnamed, facts, assigned, renewed, at);
    }

    private async Task<DrawnLicence> Draw(
        OpenCase open, string step, string issues, Licence? renewed, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (type, application) = (workflows.Licences[issues], open.Application);
        var facts = (await db.ApplicationFacts.FindAsync([application.Id], cancellationToken))!;
        var number = await Number(type, OfficeOf(open).DateOf(at).Year, cancellationToken);
        var assigned = new Dictionary<string, string>();
        foreach (var (fact, scheme) in type.Assigns.Where(assign => !facts.Answers.ContainsKey(assign.Key)))
            assigned[fact] = scheme switch
            {
                AssignedNumber.Uscc => Identifiers.NewUscc(numbers.Division, await numbers.NextSerial(db, $"uscc/{numbers.Division}", cancellationToken)),
                AssignedNumber.LicenceNumber => number,
            };
        return new DrawnLicence(Made(open, step, type, number, application.ApplicantName, facts, assigned, renewed, at), type, facts, assigned);
    }

    private Licence Made(
        OpenCase open, string step, LicenceType type, string number, string name, ApplicationFacts facts, Dictionary<string, string> assigned, Licence? renewed,
        DateTimeOffset at)
    {
        var (application, office) = (open.Application, OfficeOf(open));
        // It follows on the licence that it renews, and is about the same.
        var begins = renewed?.ValidUntil is { } until ? office.DateOf(until).AddDays(1) : office.DateOf(at);
        var holder = renewed is not null ? renewed.Holder : type.Holder is null ? null : assigned.GetValueOrDefault(type.Holder) ?? facts.Answers.GetValueOrDefault(type.Holder);
        return new Licence(
            application.Id, step, type, number, application.ApplicantId, holder ?? application.ApplicantId.ToString(), name, Shown(type, facts, assigned), at,
            type.ValidForMonths is { } months ? office.EndOf(begins.AddMonths(months).AddDays(-1)) : null);
    }

    private OfficeTime OfficeOf(OpenCase open) => OfficeTime.Of(workflows.JurisdictionOf(open.Service));

    private static Dictionary<string, string> Shown(LicenceType type, ApplicationFacts facts, Dictionary<string, string> assigned) => type.Shows
        .Select(fact => (fact, value: assigned.GetValueOrDefault(fact) ?? facts.Answers.GetValueOrDefault(fact)))
        .Where(shown => shown.value is not null).ToDictionary(shown => shown.fact, shown => shown.value!);

    /// <summary>The licence, the facts it brings, and every material of the application that it meets.</summary>
    public async Task Issue(OpenCase open, DrawnLicence drawn, CancellationToken cancellationToken)
    {
        var (licence, type, facts, assigned) = drawn;
        db.Add(licence);
        if (assigned.Count > 0)
        {
            facts.Assign(assigned, licence.Number, licence.IssuedAt);
            CaseFile.NoticeChanged(open, [.. assigned.Keys]);
        }

        var there = await db.Materials.Where(row => row.ApplicationId == licence.ApplicationId).ToDictionaryAsync(row => row.Key, cancellationToken);
        foreach (var material in open.Service.Materials.Where(material => material.MetBy == type.Key))
        {
            if (there.TryGetValue(material.Key, out var row))
                row.Become(type.Key, licence.Number, SourceKind.Licence, open.Application.Number!, licence.IssuedAt, licence.ValidUntil);
            else
                db.Add(new MaterialRow(licence.ApplicationId, material.Key, type.Key, licence.Number, SourceKind.Licence, open.Application.Number!, licence.IssuedAt, licence.ValidUntil));
        }
    }

    /// <summary>What was issued stands for nothing any more, nor can it be renewed by silence.</summary>
    public async Task Revoke(Guid application, LicenceRevoked revoked, CancellationToken cancellationToken)
    {
        var licence = await db.Licences.OfScopedRows()
            .SingleAsync(licence => licence.ApplicationId == application && licence.Number == revoked.Licence, cancellationToken);
        licence.Revoke(revoked.Reason, revoked.By!.Id, revoked.By.Name, revoked.At);
        var renewals = await db.Applications.OfScopedRows()
            .Where(one => one.ApplicantId == licence.HolderId && one.Renews == licence.Number && one.SubmittedAt != null && one.EndedAt == null).ToListAsync(cancellationToken);
        foreach (var renewal in renewals)
        {
            foreach (var step in await db.Steps.Where(step => step.ApplicationId == renewal.Id && step.SilentAt != null).ToListAsync(cancellationToken))
                step.SilenceNoMore();
            renewal.Touch(revoked.At);
        }
    }

    private Task<Licence?> Renewed(OpenCase open, CancellationToken cancellationToken) => db.Licences.AsNoTracking().OfScopedRows()
        .SingleOrDefaultAsync(licence => licence.Number == open.Application.Renews, cancellationToken);

    private async Task<string> Number(LicenceType type, int year, CancellationToken cancellationToken)
    {
        // A sequence begins anew only where the year is part of the number.
        var yearly = type.Numbering == LicenceNumbering.ELicence || type.Pattern!.Contains("{year}", StringComparison.Ordinal);
        var serial = await numbers.NextSerial(db, yearly ? $"{type.Code}/{year}" : type.Code, cancellationToken);
        return type.Numbering switch
        {
            LicenceNumbering.ELicence => LicenceNumber.Of(type, workflows.Departments[type.Issuer].Code, year, serial).ToString(),
            LicenceNumbering.Pattern => NumberPattern.Fill(type.Pattern!, numbers.Division, year, serial),
        };
    }
}
