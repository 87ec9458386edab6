using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Primitives;

namespace ApprovalCloud.Web.Components;

/// <summary>
/// What a form says about one fact, as somebody would type it in one piece. A day comes as <c>fact[year]</c>, <c>fact[month]</c>
/// and <c>fact[day]</c>, a list as <c>fact[0].field</c>, an address as <c>fact[province]</c>, <c>fact[city]</c>, <c>fact[county]</c>
/// (each with all that stands above it: 四川省广安市) and <c>fact[detail]</c>.
/// </summary>
public static class PostedFact
{
    private static readonly string[] DayParts = ["year", "month", "day"];
    private static readonly string[] BelowProvince = ["[city]", "[county]"];

    public static string Read(IEnumerable<KeyValuePair<string, StringValues>> form, string fact) =>
        Read(form as IReadOnlyCollection<KeyValuePair<string, StringValues>> ?? [.. form], fact);

    private static string Read(IReadOnlyCollection<KeyValuePair<string, StringValues>> form, string fact)
    {
        var own = form.Where(field => field.Key.StartsWith(fact, StringComparison.Ordinal)).ToDictionary(field => field.Key[fact.Length..], field => field.Value);
        if (own.TryGetValue("", out var whole))
            return Text(whole);
        if (own.ContainsKey("[year]"))
        {
            var parts = DayParts.Select(part => Text(own.GetValueOrDefault($"[{part}]"))).ToList();
            return parts.TrueForAll(part => part.Length == 0) ? "" : string.Join('-', parts);
        }

        if (own.TryGetValue("[province]", out var province))
            return Address(own, Text(province), Text(own.GetValueOrDefault("[detail]")));

        var items = own.Keys.Select(Place).OfType<int>().Distinct().Order()
            .Select(place => Item(form, own.Keys, fact, place)).ToList();
        return items.Count == 0 || (items.Count == 1 && ListReader.IsBlank(items[0])) ? "" : ListJson.Write(items);
    }

    // Below a division that was exchanged stands what was chosen below the other one, which counts no more. Whoever pastes the
    // whole address where its detail belongs has said it twice.
    private static string Address(Dictionary<string, StringValues> own, string division, string detail)
    {
        foreach (var chosen in BelowProvince.Where(own.ContainsKey).Select(part => Text(own[part])))
        {
            if (division.Length == 0 || !chosen.StartsWith(division, StringComparison.Ordinal))
                break;
            division = chosen;
        }

        return division.Length > 0 && detail.StartsWith(division, StringComparison.Ordinal) ? detail : division + detail;
    }

    private static Dictionary<string, string> Item(
        IReadOnlyCollection<KeyValuePair<string, StringValues>> form, IEnumerable<string> keys, string fact, int place)
    {
        var start = $"[{place}].";
        return keys.Where(key => key.StartsWith(start, StringComparison.Ordinal))
            .Select(key => key[start.Length..].Split('[')[0]).Distinct()
            .ToDictionary(field => field, field => Read(form, fact + start + field));
    }

    private static int? Place(string key) =>
        key.StartsWith('[') && int.TryParse(key.AsSpan(1, Math.Max(0, key.IndexOf(']', StringComparison.Ordinal) - 1)), out var place) && place is >= 0 and < 1_000 ? place : null;

    // A browser sends line breaks as CR LF, and gets them back as LF.
    private static string Text(StringValues value) => (value.LastOrDefault() ?? "").ReplaceLineEndings("\n").Trim();
}
