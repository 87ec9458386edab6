namespace ApprovalCloud.Engine.Running;

/// <summary>How an applicant confirmed that an application is theirs.</summary>
public enum SigningMethod
{
    /// <summary>By sending it in a signed-in session, as programs do.</summary>
    Session,

    /// <summary>By typing the account's password again.</summary>
    Password,

    /// <summary>By a passkey of the account, with the person verified by its device.</summary>
    Passkey,

    /// <summary>At a counter, by a one-time code sent to the applicant.</summary>
    Code,

    /// <summary>At a counter, by the applicant's signature on paper.</summary>
    Paper,

    /// <summary>In another system, as that system says which handed the application over.</summary>
    Elsewhere,
}

/// <summary>What an applicant put their name to, and how.</summary>
/// <param name="Digest">SHA-256 of the document that was signed, in 64 hexadecimal digits.</param>
public sealed record Signature(SigningMethod Method, string Digest)
{
    /// <summary>What the application is called in the system that handed it over.</summary>
    public string? Reference { get; init; }
}
