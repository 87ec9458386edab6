using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

public enum SectionState
{
    /// <summary>Other answers decide whether it asks anything.</summary>
    CannotStart,
    NotStarted,
    InProgress,

    /// <summary>Nothing in it has to be answered, and nothing is.</summary>
    Optional,
    Done,
}

/// <summary>One section of a draft's form: what it asks with the answers so far, and how far it has come.</summary>
/// <param name="Open">How many of its questions keep the application from being sent.</param>
public sealed record DraftSection(Section Section, IReadOnlyList<PlannedQuestion> Questions, SectionState State, int Open)
{
    public string Key => Section.Key;

    public bool CanStart => State != SectionState.CannotStart;

    /// <summary>The sections that ask something, or may still come to, in the order of the form.</summary>
    public static IReadOnlyList<DraftSection> Of(DraftView draft)
    {
        var undecided = draft.Plan.OpenQuestions.Any() || draft.Plan.Steps.Any(step => step.Involvement == Involvement.Possible);
        return [.. draft.Service.Sections.Select(section => Of(section, draft)).Where(section => section.CanStart || undecided)];
    }

    private static DraftSection Of(Section section, DraftView draft)
    {
        var asked = draft.Plan.Questions.Where(question => section.Questions.Any(one => one.Fact == question.Fact)).ToList();
        var open = asked.Count(question => Keeps(question, draft));
        var begun = asked.Exists(question => draft.Answers.ContainsKey(question.Fact));
        return new DraftSection(section, asked, (asked.Count, open, begun) switch
        {
            (0, _, _) => SectionState.CannotStart,
            (_, > 0, true) => SectionState.InProgress,
            (_, > 0, false) => SectionState.NotStarted,
            (_, 0, true) => SectionState.Done,
            _ => SectionState.Optional,
        }, open);
    }

    private static bool Keeps(PlannedQuestion question, DraftView draft) =>
        draft.Problems.ContainsKey(question.Fact) || draft.MissingAgreements.ContainsKey(question.Fact)
        || (!question.IsAnswered && !question.Question.Optional);
}
