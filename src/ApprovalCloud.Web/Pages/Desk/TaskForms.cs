using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Web.Pages.Desk;

/// <param name="Key">Made with the form, so that sending it twice decides once.</param>
public sealed record DecisionForm(Verdict? Verdict, string? Note, Guid? Key)
{
    /// <summary>What a refusal rests on.</summary>
    public string? LegalBasis { get; init; }
}

/// <param name="Key">Made with the form, so that sending it twice concludes once.</param>
public sealed record ReviewForm(Recommendation? Result, string? Reasons, Guid? Key);

public sealed record SendBackForm(string? Reason);

public sealed record TransferForm(Guid? To, string? Reason);

/// <param name="Key">One for one note, however often its button is pressed.</param>
public sealed record NoteForm(string? Text, Guid? Key);

/// <param name="Key">One for one answer, however often its button is pressed.</param>
public sealed record ReplyForm(string? Text, Guid? Key);
