using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Running;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>What was chosen on the page, before it is checked.</summary>
public sealed class ChoicesForm
{
    public const string Examination = "examination";
    public const string Commitment = "commitment";

    /// <summary>Whether there was anything to choose: an empty list says nothing of itself.</summary>
    public bool Shown { get; set; }

    /// <summary>By step.</summary>
    public Dictionary<string, string> Way { get; set; } = [];

    /// <summary>By step: whether its terms have been read.</summary>
    public Dictionary<string, bool> Read { get; set; } = [];

    public List<string> Later { get; set; } = [];

    [BindNever]
    public IEnumerable<string> Commitments => Way.Where(way => way.Value == Commitment).Select(way => way.Key);

    public static ChoicesForm Of(ChoicesView choices) => new()
    {
        Way = choices.Chosen.Commitments.ToDictionary(step => step, _ => Commitment),
        Read = choices.Chosen.Commitments.ToDictionary(step => step, _ => true),
        Later = [.. choices.Chosen.ToFollow],
    };

    public bool Differs(Choices saved) =>
        !Commitments.ToHashSet().SetEquals(saved.Commitments) || !Later.ToHashSet().SetEquals(saved.ToFollow);
}
