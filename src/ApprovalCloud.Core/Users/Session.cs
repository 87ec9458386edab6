namespace ApprovalCloud.Core.Users;

/// <summary>How somebody has shown who they are.</summary>
public enum Proof
{
    Password,

    /// <summary>The password, and a code of an authenticator app or one that was kept for its loss.</summary>
    Code,

    /// <summary>A passkey, which is a second factor by itself: it is on a device, and asks for a finger, a face or a number there.</summary>
    Passkey,

    /// <summary>A provider of identities that the platform trusts.</summary>
    Provider,

    /// <summary>A program, by its secret.</summary>
    Secret,
}

/// <summary>One sign-in for as long as it lasts. Its owner sees it, and can end it from elsewhere.</summary>
public sealed class Session
{
    public const int LongestDevice = 300;
    public const int LongestAddress = 45;
    /// <summary>Of what a provider says (OpenID Connect Core, 2).</summary>
    public const int LongestAtProvider = 255;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required Proof Proof { get; init; }

    /// <summary>Tokens of a program, and no browser.</summary>
    public required bool IsProgram { get; init; }

    /// <summary>What the browser or program calls itself.</summary>
    public required string Device { get; set; }

    /// <summary>The address (IPv4 or IPv6) that it began from.</summary>
    public required string Address { get; set; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it was last looked after, to within some minutes.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>How often a program has renewed its tokens: that of the last time alone is good for the next.</summary>
    public int Renewals { get; init; }

    /// <summary>Signed out, or ended by its owner.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Of a sign-in by a provider of identities: whom the provider knows its owner as, and its own session, as far as it said so (<c>sub</c> and <c>sid</c>).</summary>
    public string? ProviderSubject { get; private set; }
    public string? ProviderSession { get; private set; }

    public Session AtProvider(string? subject, string? session)
    {
        (ProviderSubject, ProviderSession) = (subject, session);
        return this;
    }

    /// <summary>Its owner is gone: it ends, and tells nothing of where they were.</summary>
    public void Forget(DateTimeOffset at) => (Device, Address, ProviderSubject, ProviderSession, EndedAt) = ("", "", null, null, EndedAt ?? at);
}
