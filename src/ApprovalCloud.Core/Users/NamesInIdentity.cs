using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>An address that no database could hold is nobody's; asking for it must not fail.</summary>
internal sealed class NamesInIdentity : ILookupNormalizer
{
    private readonly UpperInvariantLookupNormalizer standard = new();

    public string? NormalizeName(string? name) => standard.NormalizeName(Held(name));

    public string? NormalizeEmail(string? email) => standard.NormalizeEmail(Held(email));

    private static string? Held(string? words) => words is null || Storable.IsStorable(words) ? words : "";
}
