using System.Globalization;
using System.Text.Json;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>
/// Takes from a registry's answer what its lookup names and the vocabulary can read, and nothing else. An answer is not
/// trusted to have the agreed form, nor to be about whom was asked for.
/// </summary>
internal sealed class AnswerReader(Vocabulary vocabulary)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    public RegistryAnswer Read(ReadOnlyMemory<byte> body, Lookup lookup, IReadOnlyDictionary<string, string> names)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return Read(document.RootElement, lookup, names);
        }
        catch (JsonException)
        {
            return new RegistryAnswer(LookupOutcome.Unreadable);
        }
    }

    private RegistryAnswer Read(JsonElement answer, Lookup lookup, IReadOnlyDictionary<string, string> names)
    {
        if (!lookup.Same.All(same => names.TryGetValue(same.Key, out var asked) && IsSame(JsonText.At(answer, same.Value).Text, asked)))
            return new RegistryAnswer(LookupOutcome.AboutSomebodyElse);
        if (lookup.Single is { } single && JsonText.Count(answer, single) is not 1 and var count)
            return new RegistryAnswer(count switch { null => LookupOutcome.Unreadable, 0 => LookupOutcome.NothingFound, _ => LookupOutcome.SeveralFound });
        var concerns = lookup.Concerns is { } about ? JsonText.At(answer, about).Text : null;
        if (lookup.Concerns is not null && string.IsNullOrWhiteSpace(concerns))
            return new RegistryAnswer(LookupOutcome.Unreadable);

        var (facts, licences, unreadable) = (new Dictionary<string, string>(), new Dictionary<string, ProvenLicence>(), new List<string>());
        foreach (var (key, pointer) in lookup.Facts)
        {
            var fact = vocabulary.Find(key);
            var (value, isUnreadable) = Fact(fact, fact?.Type == FactType.List ? JsonText.ListAt(answer, pointer) : JsonText.At(answer, pointer));
            if (value is not null)
                facts[key] = value.ToString();
            if (isUnreadable)
                unreadable.Add(key);
        }

        foreach (var (type, pointers) in lookup.Licences)
        {
            var (licence, isUnreadable) = Licence(answer, pointers);
            if (licence is not null)
                licences[type] = licence;
            if (isUnreadable)
                unreadable.Add($"licence:{type}");
        }

        return new RegistryAnswer(LookupOutcome.Answered)
        {
            Facts = facts, Licences = licences, Unreadable = unreadable, Concerns = concerns?.Trim().ToUpperInvariant(),
        };
    }

    private static bool IsSame(string? answered, string asked) =>
        answered is not null && string.Equals(answered.Trim(), asked.Trim(), StringComparison.OrdinalIgnoreCase);

    private static (FactValue? Value, bool IsUnreadable) Fact(FactDefinition? fact, JsonText found)
    {
        // A declaration is somebody's own word; no registry can give it.
        if (fact is null || found.IsAbsent)
            return (null, false);
        if (found.Text is null || fact.Type == FactType.Declaration || (found.IsTruth && fact.Type != FactType.Boolean))
            return (null, true);
        // People write days and amounts in many ways; of a registry that does, nobody knows what it means by them.
        if ((fact.Type == FactType.Date && Day(found.Text) is null) || (fact.Type == FactType.Money && Amount(found.Text) is null))
            return (null, true);
        var (value, problem) = FactReader.Kept(fact, found.Text);
        return (value, problem is not null);
    }

    private static (ProvenLicence? Licence, bool IsUnreadable) Licence(JsonElement answer, LicencePointers pointers)
    {
        var number = JsonText.At(answer, pointers.Number);
        if (number.IsAbsent)
            return (null, false);
        if (number.Text?.Trim() is not { Length: > 0 and <= 100 } written || written.Any(char.IsControl))
            return (null, true);
        var end = pointers.ValidUntil is { } pointer ? JsonText.At(answer, pointer) : JsonText.Absent;
        if (end.IsAbsent)
            return (new ProvenLicence(written, null), false);
        // A last day that cannot be read must not make a licence endless.
        return Day(end.Text) is { } last ? (new ProvenLicence(written, last), false) : (null, true);
    }

    private static decimal? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
