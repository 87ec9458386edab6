namespace ApprovalCloud.Engine.Running;

/// <summary>What an applicant committed to when the application was handed in.</summary>
/// <param name="Commitments">告知承诺: steps that are to be decided on the applicant's word.</param>
/// <param name="ToFollow">容缺: secondary materials that the applicant will hand in later.</param>
public sealed record Choices(IReadOnlyList<string> Commitments, IReadOnlyList<string> ToFollow)
{
    public static readonly Choices None = new([], []);

    public bool IsNone => Commitments.Count == 0 && ToFollow.Count == 0;
}
