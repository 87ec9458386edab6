using System.Diagnostics.CodeAnalysis;

namespace ApprovalCloud.Core.Requests;

/// <summary>A value, or the problem that stood in its way. Expected failures are results; exceptions are bugs.</summary>
public sealed record Result<T> : IResult<Result<T>>
{
    private Result(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    public static Result<T> Ok(T value) => new(value, null);

    public static Result<T> Fail(Problem problem) => new(default, problem);

    public static implicit operator Result<T>(T value) => Ok(value);

    public static implicit operator Result<T>(Problem problem) => Fail(problem);
}

/// <summary>What a pipeline behaviour needs to know of a result: why it failed if it did, and how to fail.</summary>
public interface IResult<TSelf>
{
    Problem? Problem { get; }

    static abstract TSelf Fail(Problem problem);
}

/// <summary>Nothing to say but that it is done.</summary>
public sealed record Done
{
    public static readonly Done It = new();
}
