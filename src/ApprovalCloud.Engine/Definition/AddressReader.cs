namespace ApprovalCloud.Engine.Definition;

/// <summary>What reading an address gave.</summary>
/// <param name="Missing">The part that is to be added first, where there is a problem.</param>
public sealed record ReadAddress(FactValue? Value, Text? Problem, AddressPart? Missing);

/// <summary>Reads an address: its divisions down to the lowest, and a detail.</summary>
public static class AddressReader
{
    public static ReadAddress Read(FactDefinition fact, Divisions divisions, string text)
    {
        var (division, detail) = divisions.Split(text);
        var next = divisions.After(division);
        return next == AddressPart.Detail && detail.Length > 0
            ? new ReadAddress(FactValue.Of(divisions.Join(division, detail)), null, null)
            : new ReadAddress(null, Problem(next).With(fact.Label, division?.Label ?? Text.Empty), next);
    }

    private static Text Problem(AddressPart next) => next switch
    {
        AddressPart.Province => FactProblems.Province,
        AddressPart.City => FactProblems.City,
        AddressPart.County => FactProblems.County,
        AddressPart.Detail => FactProblems.Street,
    };
}
