using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Every message that the history tells of is there, word for word, and no other.</summary>
internal static class VerifyMessages
{
    public static LogFault? Difference(Guid application, IReadOnlyList<EventRow> history, IEnumerable<StepMessage> messages)
    {
        var kept = messages.ToDictionary(message => message.Id);
        foreach (var row in history.Where(row => row.Kind is nameof(QuestionAsked) or nameof(QuestionAnswered)))
        {
            var (id, digest) = row.Read() switch
            {
                QuestionAsked asked => (asked.Message, asked.Digest),
                QuestionAnswered answered => (answered.Message, answered.Digest),
                var other => throw new InvalidOperationException($"{other.GetType().Name} has no message."),
            };
            if (!kept.Remove(id, out var message))
                return new LogFault(application, row.Sequence, "the message it tells of is missing");
            if (message.Digest != digest)
                return new LogFault(application, row.Sequence, "the words of the message it tells of were changed");
        }

        return kept.Count == 0 ? null : new LogFault(application, history.Count, "there are messages that no event tells of");
    }
}
