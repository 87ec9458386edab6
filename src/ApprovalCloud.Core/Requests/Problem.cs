using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Requests;

public enum ProblemKind
{
    Invalid,
    Forbidden,
    NotFound,
    Conflict,

    /// <summary>Something that the platform needs for it is not there yet.</summary>
    Unavailable,
}

/// <summary>Why something was not done, by the name of the rule, in words that say what to do next.</summary>
/// <param name="Errors">Messages by field, where the problem is in what was entered; in the language of the request.</param>
public sealed record Problem(ProblemKind Kind, string Rule, Text Message, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public static Problem NotFound(Text message) => new(ProblemKind.NotFound, "NotFound", message);

    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(ProblemKind.Invalid, "Invalid", Messages.CheckAnswers, errors);
}
