using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.MyData;

/// <summary>
/// Everything that is held of somebody as one JSON file (个人信息保护法 art. 45), written an application at a time and read some at a time. What is about
/// others is left out: no official's name, and of a party only what the applicant typed and is not sensitive.
/// </summary>
public sealed class ExportMyData(AppDbContext db, IMediator mediator, RatingLinks links, Workflows workflows, TimeProvider clock)
{
    /// <summary>Of how many applications everything is read together.</summary>
    private const int AtOnce = 100;

    private static readonly string[] Words = ["Reason", "Note", "Message", "LegalBasis", "Statement"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public async Task Write(Caller by, Stream output, CancellationToken cancellationToken)
    {
        // The serializer flushes by itself, and a response cannot be written to without waiting.
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = Json.Encoder });
        var overview = (await mediator.Send(new GetMyData(by), cancellationToken)).Value!;
        json.WriteStartObject();
        Write(json, "keys", ExportKeys.All.ToDictionary(key => key.Name, key => key.Meaning.Here()));
        Write(json, "exportedAt", clock.Now());
        Write(json, "account", overview.Account);
        json.WriteStartArray("applications");
        var ids = await db.Applications.AsNoTracking().OwnedBy(by).OrderBy(application => application.CreatedAt).ThenBy(application => application.Id)
            .Select(application => application.Id).ToListAsync(cancellationToken);
        foreach (var some in ids.Chunk(AtOnce))
            await WriteApplications(json, by, some, () => Send(json, buffer, output, cancellationToken), cancellationToken);
        json.WriteEndArray();
        Write(json, "licences", await db.Licences.AsNoTracking().OwnedBy(by).OrderBy(licence => licence.IssuedAt)
            .Select(licence => new { licence.Number, licence.Type, licence.Department, licence.IssuedAt, licence.ValidUntil, licence.RevokedAt, licence.RevokedBecause }).ToListAsync(cancellationToken));
        Write(json, "consents", overview.Consents.Select(consent => new { consent.Number, consent.Service, consent.Registry, consent.At, consent.WithdrawnAt }));
        Write(json, "partOf", overview.Parts);
        var delegations = new List<DelegationView>();
        string? before = null;
        do
        {
            var page = (await mediator.Send(new ListDelegations(by, before), cancellationToken)).Value!;
            delegations.AddRange(page.Given.Concat(page.Received));
            before = page.Next;
        }
        while (before is not null);
        Write(json, "delegations", delegations.Select(one => new
        {
            givenByYou = one.IsMine,
            one.May,
            one.Services,
            one.From,
            one.Until,
            one.Company,
            one.Status,
            one.GivenAt,
            one.AcceptedAt,
            one.EndedAt,
        }));
        Write(json, "records", overview.Records.Select(record => new { record.Number, record.EndedAt, record.KeptUntil, legalBasis = record.LegalBasis?.Here() }));
        json.WriteEndObject();
        await Send(json, buffer, output, cancellationToken);
    }

    private static async Task Send(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, Stream output, CancellationToken cancellationToken)
    {
        await json.FlushAsync(cancellationToken);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }

    // Each table is asked once for all of them: whoever has a thousand has the same few questions for each.
    private async Task WriteApplications(Utf8JsonWriter json, Caller by, Guid[] ids, Func<Task> send, CancellationToken cancellationToken)
    {
        var own = db.Applications.AsNoTracking().OwnedBy(by).Where(application => ids.Contains(application.Id));
        var applications = await own.ToDictionaryAsync(application => application.Id, cancellationToken);
        var facts = await db.ApplicationFacts.AsNoTracking().OfScopedRows().Where(one => ids.Contains(one.ApplicationId)).ToDictionaryAsync(one => one.ApplicationId, cancellationToken);
        var signed = await db.SignedDocuments.AsNoTracking().OfScopedRows().Where(one => ids.Contains(one.ApplicationId)).ToDictionaryAsync(one => one.ApplicationId, cancellationToken);
        var steps = await ByApplication(db.Steps.AsNoTracking().OfScopedRows().Where(step => ids.Contains(step.ApplicationId)).OrderBy(step => step.Position)
            .Select(step => KeyValuePair.Create(step.ApplicationId, new { step.Key, step.Department, step.Status, step.OpenedAt, step.AcceptedAt, step.DueAt, step.DecidedAt })), cancellationToken);
        var kept = Applicants.Kept;
        var history = (await db.HistoriesOf(ids, row => !kept.Contains(row.Kind), cancellationToken)).ToLookup(row => row.ApplicationId);
        var materials = await ByApplication(db.Materials.AsNoTracking().OfScopedRows().Where(material => ids.Contains(material.ApplicationId))
            .Select(material => KeyValuePair.Create(material.ApplicationId, new { material.Key, material.LicenceType, material.LicenceNumber, material.From })), cancellationToken);
        var documents = await ByApplication(db.Documents.AsNoTracking().OfScopedRows().Where(document => ids.Contains(document.ApplicationId)).OrderBy(document => document.Sequence)
            .Select(document => KeyValuePair.Create(document.ApplicationId, new { document.Id, document.Kind, document.Step, document.Department, document.At })), cancellationToken);
        var files = await ByApplication(db.MaterialFiles.AsNoTracking().OfScopedRows().Where(file => ids.Contains(file.ApplicationId)).OrderBy(file => file.At)
            .Select(file => KeyValuePair.Create(file.ApplicationId, new { file.Material, file.Name, file.Kind, file.Size, file.Sha256, file.State, file.At, file.EndedAt })), cancellationToken);
        var messages = await ByApplication(db.StepMessages.AsNoTracking().OfScopedRows().Where(message => ids.Contains(message.ApplicationId)).OrderBy(message => message.At)
            .Select(message => KeyValuePair.Create(message.ApplicationId, new { message.Step, message.Department, byYou = message.AuthorId == by.Id, message.IsFromApplicant, message.Text, message.At })), cancellationToken);
        var disputes = await ByApplication(db.FactDisputes.AsNoTracking().OfScopedRows().Where(dispute => ids.Contains(dispute.ApplicationId))
            .Select(dispute => KeyValuePair.Create(dispute.ApplicationId, new { dispute.Fact, dispute.Registry, dispute.ClaimedValue, dispute.Reason, dispute.At, dispute.Verdict, dispute.Answer, dispute.AnsweredAt })), cancellationToken);
        var looks = await ByApplication(db.FactReads.AsNoTracking().OfScopedRows().Where(read => ids.Contains(read.ApplicationId)).OrderBy(read => read.Sequence)
            .Select(read => KeyValuePair.Create(read.ApplicationId, new { read.At, read.Department, read.Step, read.Purpose, read.Source, read.Facts, read.Reason })), cancellationToken);
        var ratings = (await links.Of(db, own, cancellationToken)).ToLookup(one => one.Slip.ApplicationId);
        foreach (var application in ids.Where(id => applications.ContainsKey(id) && facts.ContainsKey(id)).Select(id => applications[id]))
        {
            json.WriteStartObject();
            WriteFacts(json, application, facts[application.Id], signed.GetValueOrDefault(application.Id)?.Digest);
            Write(json, "steps", steps[application.Id]);
            Write(json, "history", history[application.Id].Select(row => new { row.Sequence, row.At, row.Kind, row.Step, byYou = row.ActorId == by.Id, words = WordsOf(row.Data) }));
            Write(json, "materials", materials[application.Id]);
            Write(json, "documents", documents[application.Id]);
            Write(json, "files", files[application.Id]);
            Write(json, "messages", messages[application.Id]);
            Write(json, "disputes", disputes[application.Id]);
            Write(json, "looks", looks[application.Id]);
            Write(json, "ratings", ratings[application.Id].Select(one => new { step = one.Slip.Step, rating = MyRating.Of(one.Rating, one.Redress) }));
            json.WriteEndObject();
            await send();
        }
    }

    private static async Task<ILookup<Guid, T>> ByApplication<T>(IQueryable<KeyValuePair<Guid, T>> rows, CancellationToken cancellationToken) =>
        (await rows.ToListAsync(cancellationToken)).ToLookup(row => row.Key, row => row.Value);

    private void WriteFacts(Utf8JsonWriter json, Application application, ApplicationFacts facts, string? signed)
    {
        var others = new OthersFacts(application, facts, workflows);
        Write(json, "number", application.Number);
        Write(json, "service", application.Service);
        Write(json, "version", application.ServiceVersion);
        Write(json, "createdAt", application.CreatedAt);
        Write(json, "submittedAt", application.SubmittedAt);
        Write(json, "endedAt", application.EndedAt);
        Write(json, "endedAs", application.EndedAs);
        Write(json, "commitments", application.Choices);
        Write(json, "signed", signed);
        Write(json, "answers", facts.Answers.ToDictionary(answer => answer.Key, answer => new
        {
            label = workflows.Vocabulary.LabelOf(answer.Key).Here(),
            value = others.IsAbout(answer.Key) ? null : answer.Value,
            withheld = others.IsAbout(answer.Key),
            source = facts.Sources.GetValueOrDefault(answer.Key) is { } source ? new { source.Kind, source.From, source.At, source.Trust, source.ValidUntil } : null,
        }));
    }

    /// <summary>What somebody wrote about the application; who they are stays out.</summary>
    private static Dictionary<string, string> WordsOf(string data)
    {
        using var happened = JsonDocument.Parse(data);
        return happened.RootElement.EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.String && Words.Contains(property.Name, StringComparer.OrdinalIgnoreCase) && property.Value.GetString()!.Length > 0)
            .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => property.Value.GetString()!);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Json);
    }
}
