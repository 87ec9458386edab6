using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Requests;

/// <summary>Leads a refusal to the field of the form that it is about.</summary>
public static class InField
{
    /// <param name="words">Instead of the refusal's own.</param>
    public static Result<T> Under<T>(this Result<T> result, string field, RefusalRule rule, Text? words = null) =>
        result.Problem is { Errors: null } problem && problem.Rule == rule.ToString() ? Of(problem, field, words ?? problem.Message) : result;

    public static Problem Wrong(string field, Text words) => Problem.Invalid(new Dictionary<string, string[]> { [field] = [words.Here()] });

    private static Problem Of(Problem problem, string field, Text words) =>
        problem with { Message = words, Errors = new Dictionary<string, string[]> { [field] = [words.Here()] } };
}
