namespace ApprovalCloud.Engine.Definition;

/// <summary>How a licence is numbered.</summary>
public enum LicenceNumbering
{
    /// <summary>The identifier of GB/T 36904: <c>1.2.156.3005.2.{type}.{issuer}.{serial}.{version}.{check}</c>.</summary>
    ELicence,

    /// <summary>A pattern of the issuing department.</summary>
    Pattern,
}

/// <summary>A kind of e-licence: a granted step issues it, and materials are met by it.</summary>
public sealed record LicenceType(string Key, Text Title, string Issuer)
{
    /// <summary>The type's code in the directory of licence types: 11100000000013338W and a serial.</summary>
    public string Code { get; init; } = "";

    public LicenceNumbering Numbering { get; init; }

    /// <summary>For <see cref="LicenceNumbering.Pattern"/>: <c>{division}</c>, <c>{year}</c>, <c>{serial}</c> (six digits), <c>{check}</c>.</summary>
    public string? Pattern { get; init; }

    /// <summary>The fact that names its holder; the applicant, if none is named.</summary>
    public string? Holder { get; init; }

    /// <summary>Facts that come into being with it: <c>business.uscc</c>, by which scheme.</summary>
    public IReadOnlyDictionary<string, AssignedNumber> Assigns { get; init; } = new Dictionary<string, AssignedNumber>();

    /// <summary>The facts that stand on it, in this order: as they were when it was issued.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    public int? ValidForMonths { get; init; }

    /// <summary>How long before it expires its renewal has to be applied for (行政许可法 art. 50).</summary>
    public Duration? RenewBefore { get; init; }

    public Text LegalBasis { get; init; } = Text.Empty;
    public int Line { get; init; }
}

public enum AssignedNumber
{
    /// <summary>A unified social credit code, GB 32100.</summary>
    Uscc,

    /// <summary>The licence's own number.</summary>
    LicenceNumber,
}
