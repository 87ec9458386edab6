using System.Collections.Frozen;

namespace ApprovalCloud.Engine.Definition;

/// <summary>
/// The table of divisions, <c>divisions/cn.csv</c>. An address is one text, as the administration writes it: the names of the
/// divisions from the province down, then the detail (四川省广安市广安区学府路 8 号). No code stands in it.
/// </summary>
public sealed class Divisions
{
    private readonly FrozenDictionary<string, Division> divisions;
    private readonly FrozenDictionary<string, string> above;
    private readonly ILookup<string, Division> below;

    /// <param name="all">Each once, in the order in which they are offered.</param>
    public Divisions(IReadOnlyCollection<Division> all)
    {
        var codes = all.Select(division => division.Code).ToHashSet();
        divisions = all.ToFrozenDictionary(division => division.Code);
        above = all.ToFrozenDictionary(division => division.Code, division => Above(division.Code, codes) ?? "");
        below = all.ToLookup(division => above[division.Code]);
    }

    public IEnumerable<Division> All => divisions.Values;

    public Division? Find(string code) => divisions.GetValueOrDefault(code);

    /// <summary>What is directly below a division: the provinces, below none; nothing, below the lowest.</summary>
    public IEnumerable<Division> Below(Division? division) => below[division?.Code ?? ""];

    /// <summary>From the province down to the division.</summary>
    public IReadOnlyList<Division> Path(Division division) =>
        Find(above[division.Code]) is { } parent ? [.. Path(parent), division] : [division];

    /// <summary>A division as an address names it: 四川省广安市.</summary>
    public string Written(Division division) => string.Concat(Path(division).Select(one => one.Name));

    /// <summary>What an address goes on with after a division: with a division below it, or with the detail.</summary>
    public AddressPart After(Division? division) =>
        division is null ? AddressPart.Province
        : !Below(division).Any() ? AddressPart.Detail
        : Below(division).All(child => child.IsCounty) ? AddressPart.County
        : AddressPart.City;

    /// <summary>The lowest division that a text begins with, in simplified or traditional characters, and what follows it.</summary>
    public (Division? Division, string Detail) Split(string text)
    {
        var (division, rest) = ((Division?)null, text.Trim());
        while (Below(division).Where(child => Begins(rest, child)).MaxBy(child => child.Name.Length) is { } next)
            (division, rest) = (next, rest[next.Name.Length..].TrimStart());
        return (division, rest);
    }

    /// <summary>The address: the division as it is written, then the detail. Latin letters are set off by a space.</summary>
    public string Join(Division? division, string detail)
    {
        var (written, rest) = (division is null ? "" : Written(division), detail.Trim());
        return written.Length > 0 && rest.Length > 0 && char.IsAsciiLetter(rest[0]) ? $"{written} {rest}" : written + rest;
    }

    /// <summary>
    /// The code above a code: of a county its prefecture, or its province where no prefecture is between them (municipalities, and
    /// 90 as the prefecture's digits). Null for a province, and where the one above is missing.
    /// </summary>
    public static string? Above(string code, IReadOnlySet<string> codes)
    {
        var (province, city) = ($"{code[..2]}0000", $"{code[..4]}00");
        var found = code == province ? null
            : code == city || code[2..4] == "90" ? province
            : codes.Contains(city) || codes.Any(one => one != province && one.StartsWith(code[..2], StringComparison.Ordinal) && one.EndsWith("00", StringComparison.Ordinal)) ? city
            : province;
        return found is not null && codes.Contains(found) ? found : null;
    }

    // Both names have the same length: characters are exchanged one by one.
    private static bool Begins(string text, Division division) =>
        text.StartsWith(division.Name, StringComparison.Ordinal) || text.StartsWith(division.Traditional, StringComparison.Ordinal);
}
