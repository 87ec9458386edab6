using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Every opinion that the history tells of is there, asked and answered word for word, and no other.</summary>
internal static class VerifyOpinions
{
    public static LogFault? Difference(Guid application, IReadOnlyList<EventRow> history, IEnumerable<Opinion> opinions)
    {
        var kept = opinions.ToDictionary(opinion => opinion.Id);
        var told = new HashSet<Guid>();
        foreach (var row in history.Where(row => row.Kind is nameof(OpinionAsked) or nameof(OpinionGiven)))
        {
            var (id, digest, isQuestion) = row.Read() switch
            {
                OpinionAsked asked => (asked.Opinion, asked.Digest, true),
                OpinionGiven given => (given.Opinion, given.Digest, false),
                var other => throw new InvalidOperationException($"{other.GetType().Name} is no opinion."),
            };
            told.Add(id);
            if (!kept.TryGetValue(id, out var opinion))
                return new LogFault(application, row.Sequence, "the opinion it tells of is missing");
            if (digest != (isQuestion ? opinion.QuestionDigest : opinion.AnswerDigest))
                return new LogFault(application, row.Sequence, "the words of the opinion it tells of were changed");
        }

        return kept.Keys.All(told.Contains) ? null : new LogFault(application, history.Count, "there are opinions that no event tells of");
    }
}
