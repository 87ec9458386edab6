using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Tells citizens who looked at what of theirs, in plain words.</summary>
public sealed class AccessWords(IStringLocalizer<Words> T, Workflows workflows)
{
    // 行政许可法 art. 60: superiors supervise how approvals are handled.
    private static readonly Text Supervision = new(
        "Administrative Licensing Law, article 60", "《中华人民共和国行政许可法》第六十条", "《中華人民共和國行政許可法》第六十條");

    private static readonly Text Conversation = new("Your questions and the answers", "您的提问与答复", "您的提問與答覆");

    public string Who(AccessRow row) => (row.Department, row.PersonName) switch
    {
        ({ } department, { } name) => T["{0} ({1})", Department(department), name],
        ({ } department, null) => Department(department),
        (null, { } name) when row.Purpose is ReadPurpose.Supervision or ReadPurpose.Appeal or ReadPurpose.Rating => T["{0} ({1})", T["Supervision"].Value, name],
        (null, { } name) when row.Purpose == ReadPurpose.Delegation => T["{0}, who acts for you", name],
        (null, { } name) => name,
        (null, null) => T["The platform"],
    };

    public string Why(AccessRow row)
    {
        var step = row.Step is { } key ? Service(row)?.Step(key)?.Title.Here() ?? key : "";
        return row.Purpose switch
        {
            ReadPurpose.Task => T["To decide “{0}”", step],
            ReadPurpose.Supervision => T["To see whether your application is handled properly and in time"],
            ReadPurpose.BreakGlass => T["Outside a task. The reason given: {0}", row.Reason ?? ""],
            ReadPurpose.Prefill => T["To fill in your application for you: {0} was asked", Registry(row)?.Title.Here() ?? row.Reason ?? ""],
            ReadPurpose.Invitation => T["Somebody you invited looked at what they are asked to authorise"],
            ReadPurpose.Dispute => T["To answer that you dispute an entry"],
            ReadPurpose.Licence => T["To look after a licence that was issued with “{0}”", step],
            ReadPurpose.Opinion => T["To give an opinion that was asked for about “{0}”", step],
            ReadPurpose.Counter => T["To file for you at a counter, where you were present"],
            ReadPurpose.Delegation => T["To act for you, as you allowed"],
            ReadPurpose.Appeal => T["To decide your appeal about “{0}”", step],
            ReadPurpose.Rating => T["To answer your rating, to which you gave your name"],
        };
    }

    public string Facts(AccessRow row) => row.Facts.Count == 0
        ? T["Which steps it took and when; none of your answers"]
        : Text.Join([.. row.Facts.Select(fact => Label(fact, Service(row)))]).Here();

    public Text Label(string fact, ServiceDefinition? service)
    {
        if (fact == ReadEntry.Messages)
            return Conversation;
        if (fact.StartsWith(ReadEntry.Material, StringComparison.Ordinal))
        {
            var key = fact[ReadEntry.Material.Length..];
            return service?.Materials.FirstOrDefault(material => material.Key == key)?.Title ?? Text.Same(key);
        }

        if (fact.StartsWith(ReadEntry.Licence, StringComparison.Ordinal))
        {
            var key = fact[ReadEntry.Licence.Length..];
            return workflows.Licences.GetValueOrDefault(key)?.Title ?? Text.Same(key);
        }

        if (fact.StartsWith(ReadEntry.Document, StringComparison.Ordinal))
            return Enum.TryParse<DocumentKind>(fact[ReadEntry.Document.Length..], out var kind) ? DocumentWords.TitleOf(kind) : Text.Same(fact);

        return workflows.Vocabulary.LabelOf(fact);
    }

    /// <summary>The laws it rests on; none where nothing but your own wish does.</summary>
    public string? Basis(AccessRow row)
    {
        IEnumerable<Text?> laws = row.Purpose switch
        {
            ReadPurpose.Task or ReadPurpose.Licence or ReadPurpose.Opinion => [Service(row)?.Step(row.Step ?? "")?.LegalBasis],
            ReadPurpose.Supervision => [Supervision],
            ReadPurpose.BreakGlass => Service(row)?.Steps.Where(own => own.Department == row.Department).Select(own => (Text?)own.LegalBasis) ?? [],
            ReadPurpose.Prefill or ReadPurpose.Dispute => [Registry(row)?.LegalBasis],
            ReadPurpose.Invitation or ReadPurpose.Delegation or ReadPurpose.Counter => [],
            ReadPurpose.Rating => [Service(row)?.Law.Ratings?.LegalBasis],
            ReadPurpose.Appeal => [Service(row)?.Law.Remedies.FirstOrDefault(remedy => remedy.IsFiledHere)?.LegalBasis],
        };
        var named = laws.OfType<Text>().Where(law => law != Text.Empty).Distinct().ToList();
        return named.Count == 0 ? null : Text.Join(named).Here();
    }

    public string Through(AccessRow row) => row.Source switch
    {
        ReadSource.Page => T["A page of this platform"],
        ReadSource.Api => T["A program of the department"],
        ReadSource.Export => T["An export of data"],
        ReadSource.Registry => T["A question to a registry"],
    };

    public string Verdict(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Justified => T["Justified"],
        ReviewVerdict.NotJustified => T["Not justified"],
    };

    public string ServiceTitle(AccessRow row) => Service(row)?.Title.Here() ?? row.Service;

    public string Department(string key) => workflows.Departments.GetValueOrDefault(key)?.Name.Here() ?? key;

    private ServiceDefinition? Service(AccessRow row) => workflows.Find(row.Service, row.ServiceVersion) ?? workflows.Find(row.Service);

    private Registry? Registry(AccessRow row) => row.Reason is { } key ? workflows.Registries.GetValueOrDefault(key) : null;
}
