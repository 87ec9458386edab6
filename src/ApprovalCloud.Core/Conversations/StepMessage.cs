using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Core.Conversations;

/// <summary>What an applicant asked about a step, or what its department answered. The history proves it by its digest.</summary>
public sealed class StepMessage
{
    private StepMessage() { }

    public StepMessage(Guid applicationId, Guid id, string step, string department, Caller by, bool isFromApplicant, string text, DateTimeOffset at)
    {
        (ApplicationId, Id, Step, Department, Text, At) = (applicationId, id, step, department, text, at);
        (AuthorId, AuthorName, IsFromApplicant) = (by.Id, by.Name, isFromApplicant);
    }

    public Guid ApplicationId { get; private set; }
    public Guid Id { get; private set; }
    public string Step { get; private set; } = "";
    public string Department { get; private set; } = "";
    public bool IsFromApplicant { get; private set; }
    public Guid AuthorId { get; private set; }
    public string AuthorName { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Of a question: when the department answered it.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public string Digest => DigestOf(Id, Text);

    /// <summary>SHA-256 of the message's id and words, in hexadecimal.</summary>
    public static string DigestOf(Guid id, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id:N}\u001f{text}")));

    public void Answered(DateTimeOffset at) => AnsweredAt = at;
}
