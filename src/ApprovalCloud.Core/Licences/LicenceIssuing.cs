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
    /// <summary>Null where the step issues nothing, and then nothing is read; or where the decision would be refused.</summary>
    public async Task<DrawnLicence?> Draw(OpenCase open, StepDecision decision, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (decision is not Grant || open.Service.Step(decision.Step)?.Issues is not { } issues
            || WorkflowEngine.Refuse(open.Service, open.Run, decision) is not null)
            return null;
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
            application.Id, decision.Step, type, number, application.ApplicantId, holder ?? application.ApplicantId.ToString(),
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
