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
            if (open.Service.Step(granted.Step)!.Issues is not { } issues)
                continue;
            drawn.Add(await Draw(open, granted.Step, issues, at, cancellationToken));
            outcome = outcome.With(granted, granted with { Licence = drawn[^1].Licence.Number });
        }

        return (outcome, drawn);
    }

    private async Task<DrawnLicence> Draw(OpenCase open, string step, string issues, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var type = workflows.Licences[issues];
        var application = open.Application;
        var office = OfficeTime.Of(workflows.JurisdictionOf(open.Service));
        var day = office.DateOf(at);
        var facts = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == application.Id, cancellationToken);
        var number = await Number(type, day.Year, cancellationToken);
        var assigned = new Dictionary<string, string>();
        foreach (var (fact, scheme) in type.Assigns.Where(assign => !facts.Answers.ContainsKey(assign.Key)))
            assigned[fact] = scheme switch
            {
                AssignedNumber.Uscc => Identifiers.NewUscc(numbers.Division, await numbers.NextSerial(db, $"uscc/{numbers.Division}", cancellationToken)),
                AssignedNumber.LicenceNumber => number,
            };
        var holder = type.Holder is null ? null : assigned.GetValueOrDefault(type.Holder) ?? facts.Answers.GetValueOrDefault(type.Holder);
        var licence = new Licence(
            application.Id, step, type, number, application.ApplicantId, holder ?? application.ApplicantId.ToString(),
            application.ApplicantName, at,
            type.ValidForMonths is { } months ? office.EndOf(day.AddMonths(months).AddDays(-1)) : null);
        return new DrawnLicence(licence, type, facts, assigned);
    }

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
