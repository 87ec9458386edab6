namespace ApprovalCloud.Engine.Definition;

/// <summary>
/// Somebody beside the applicant whose own word an application needs: the other parent, the seller. Nobody can give it
/// for them; they are invited, sign in and authorise for themselves.
/// </summary>
/// <param name="Identity">The fact that says who it is: it must be the identity number of whoever accepts.</param>
/// <param name="Authorises">The declaration that only this person can make.</param>
public sealed record Party(string Key, Text Title, string Identity, string Authorises)
{
    /// <summary>When the person takes part; always, if there is no condition.</summary>
    public Condition? When { get; init; }

    /// <summary>When it is the applicant, who then authorises in the form itself.</summary>
    public Condition? IsApplicant { get; init; }

    public int Line { get; init; }

    public bool TakesPart(Facts facts) => (When?.Evaluate(facts) ?? Truth.True) == Truth.True;

    public bool IsTheApplicant(Facts facts) => (IsApplicant?.Evaluate(facts) ?? Truth.False) == Truth.True;
}
