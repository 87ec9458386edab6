using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApprovalCloud.Core.Imports;

/// <summary>An application that another system hands over while it is open.</summary>
/// <param name="Reference">What it is called there.</param>
/// <param name="SubmittedAt">When it was submitted there: its limits run since.</param>
/// <param name="Facts">What the applicant answered, by the keys of the vocabulary.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ImportedCase(string Reference, string Service, DateTimeOffset SubmittedAt, ImportedApplicant Applicant, IReadOnlyDictionary<string, JsonElement> Facts);

/// <param name="IdentityNumber">The resident identity number (GB 11643), as the other system has verified it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ImportedApplicant(string IdentityNumber, string Name);

/// <summary>A line of a file, and the application that it hands over.</summary>
public sealed record CaseLine(int Number, ImportedCase Case)
{
    public const int LongestReference = 100;
}
