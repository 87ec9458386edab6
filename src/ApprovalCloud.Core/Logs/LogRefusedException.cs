using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Logs;

/// <summary>A log cannot be read; thrown in the midst of its traces, where no result can be returned.</summary>
public sealed class LogRefusedException(string rule, Text words) : Exception(words.En)
{
    public Problem Problem => new(ProblemKind.Invalid, rule, words);
}
