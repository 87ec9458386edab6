namespace ApprovalCloud.Engine.Definition;

/// <summary>An administrative division of the People's Republic of China, of GB/T 2260.</summary>
/// <param name="Code">Six digits: two for the province, two for the prefecture, two for the county; 00 where that level is not reached.</param>
/// <param name="Name">Its official name, as addresses are written: 四川省.</param>
/// <param name="Traditional">The same in traditional characters.</param>
/// <param name="Reading">How the name is read, in pinyin without tones and without its rank: Sichuan.</param>
public sealed record Division(string Code, string Name, string Traditional, string Reading)
{
    /// <summary>What it is called in a list: in Chinese by its name, in English by its name and how that is read.</summary>
    public Text Label { get; } = new($"{Name} ({Reading})", Name, Traditional);

    public bool IsProvince => Code.EndsWith("0000", StringComparison.Ordinal);

    public bool IsCounty => !Code.EndsWith("00", StringComparison.Ordinal);
}

/// <summary>The parts of an address, in the order in which they are written.</summary>
public enum AddressPart { Province, City, County, Detail }
