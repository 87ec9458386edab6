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
/// Everything that is held of somebody as one JSON file (个人信息保护法 art. 45), written an application at a time. What is about
/// others is left out: no official's name, and of a party only what the applicant typed and is not sensitive.
/// </summary>
public sealed class ExportMyData(AppDbContext db, IMediator mediator, RatingLinks links, Workflows workflows, TimeProvider clock)
{
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
        var ids = await db.Applications.AsNoTracking().OwnedBy(by).OrderBy(application => application.CreatedAt).Select(application => application.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await WriteApplication(json, by, id, cancellationToken);
            await Send(json, buffer, output, cancellationToken);
        }

        json.WriteEndArray();
        Write(json, "licences", await db.Licences.AsNoTracking().OwnedBy(by).OrderBy(licence => licence.IssuedAt)
            .Select(licence => new { licence.Number, licence.Type, licence.Department, licence.IssuedAt, licence.ValidUntil, licence.RevokedAt, licence.RevokedBecause }).ToListAsync(cancellationToken));
        Write(json, "consents", overview.Consents.Select(consent => new { consent.Number, consent.Service, consent.Registry, consent.At, consent.WithdrawnAt }));
        Write(json, "partOf", overview.Parts);
        var delegations = (await mediator.Send(new ListDelegations(by), cancellationToken)).Value!;
        Write(json, "delegations", delegations.Given.Concat(delegations.Received).Select(one => new
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

    private async Task WriteApplication(Utf8JsonWriter json, Caller by, Guid id, CancellationToken cancellationToken)
    {
        var own = db.Applications.AsNoTracking().OwnedBy(by).Where(application => application.Id == id);
        var application = await own.SingleAsync(cancellationToken);
        var facts = await db.ApplicationFacts.AsNoTracking().OfScopedRows().SingleAsync(one => one.ApplicationId == id, cancellationToken);
        var others = new OthersFacts(application, facts, workflows);
        json.WriteStartObject();
        Write(json, "number", application.Number);
        Write(json, "service", application.Service);
        Write(json, "version", application.ServiceVersion);
        Write(json, "createdAt", application.CreatedAt);
        Write(json, "submittedAt", application.SubmittedAt);
        Write(json, "endedAt", application.EndedAt);
        Write(json, "endedAs", application.EndedAs);
        Write(json, "commitments", application.Choices);
        Write(json, "signed", (await db.SignedDocuments.AsNoTracking().OfScopedRows().SingleOrDefaultAsync(signed => signed.ApplicationId == id, cancellationToken))?.Digest);
        Write(json, "answers", facts.Answers.ToDictionary(answer => answer.Key, answer => new
        {
            label = workflows.Vocabulary.LabelOf(answer.Key).Here(),
            value = others.IsAbout(answer.Key) ? null : answer.Value,
            withheld = others.IsAbout(answer.Key),
            source = facts.Sources.GetValueOrDefault(answer.Key) is { } source ? new { source.Kind, source.From, source.At, source.Trust, source.ValidUntil } : null,
        }));
        Write(json, "steps", await db.Steps.AsNoTracking().OfScopedRows().Where(step => step.ApplicationId == id).OrderBy(step => step.Position)
            .Select(step => new { step.Key, step.Department, step.Status, step.OpenedAt, step.AcceptedAt, step.DueAt, step.DecidedAt }).ToListAsync(cancellationToken));
        var kept = Applicants.Kept;
        var history = await db.HistoryOf(id, row => !kept.Contains(row.Kind), cancellationToken);
        Write(json, "history", history.Select(row => new { row.Sequence, row.At, row.Kind, row.Step, byYou = row.ActorId == by.Id, words = WordsOf(row.Data) }));
        Write(json, "materials", await db.Materials.AsNoTracking().OfScopedRows().Where(material => material.ApplicationId == id)
            .Select(material => new { material.Key, material.LicenceType, material.LicenceNumber, material.From }).ToListAsync(cancellationToken));
        Write(json, "documents", await db.Documents.AsNoTracking().OfScopedRows().Where(document => document.ApplicationId == id).OrderBy(document => document.Sequence)
            .Select(document => new { document.Id, document.Kind, document.Step, document.Department, document.At }).ToListAsync(cancellationToken));
        Write(json, "files", await db.MaterialFiles.AsNoTracking().OfScopedRows().Where(file => file.ApplicationId == id).OrderBy(file => file.At)
            .Select(file => new { file.Material, file.Name, file.Kind, file.Size, file.Sha256, file.State, file.At, file.EndedAt }).ToListAsync(cancellationToken));
        Write(json, "messages", await db.StepMessages.AsNoTracking().OfScopedRows().Where(message => message.ApplicationId == id).OrderBy(message => message.At)
            .Select(message => new { message.Step, message.Department, byYou = message.AuthorId == by.Id, message.IsFromApplicant, message.Text, message.At }).ToListAsync(cancellationToken));
        Write(json, "disputes", await db.FactDisputes.AsNoTracking().OfScopedRows().Where(dispute => dispute.ApplicationId == id)
            .Select(dispute => new { dispute.Fact, dispute.Registry, dispute.ClaimedValue, dispute.Reason, dispute.At, dispute.Verdict, dispute.Answer, dispute.AnsweredAt }).ToListAsync(cancellationToken));
        Write(json, "looks", await db.FactReads.AsNoTracking().OfScopedRows().Where(read => read.ApplicationId == id).OrderBy(read => read.Sequence)
            .Select(read => new { read.At, read.Department, read.Step, read.Purpose, read.Source, read.Facts, read.Reason }).ToListAsync(cancellationToken));
        Write(json, "ratings", (await links.Of(db, own, cancellationToken)).Select(one => new { step = one.Slip.Step, rating = MyRating.Of(one.Rating, one.Redress) }));
        json.WriteEndObject();
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
