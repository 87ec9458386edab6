using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Every internal note that the history tells of is there, word for word, withdrawn or not as it says, and no other.</summary>
internal static class VerifyNotes
{
    public static LogFault? Difference(Guid application, IReadOnlyList<EventRow> history, IEnumerable<TaskNote> notes)
    {
        var kept = notes.ToDictionary(note => note.Id);
        var withdrawn = history.Where(row => row.Kind == nameof(NoteWithdrawn)).Select(row => ((NoteWithdrawn)row.Read()).Note).ToHashSet();
        foreach (var row in history.Where(row => row.Kind == nameof(NoteWritten)))
        {
            var written = (NoteWritten)row.Read();
            if (!kept.Remove(written.Note, out var note))
                return new LogFault(application, row.Sequence, "the note it tells of is missing");
            if (note.Digest != written.Digest)
                return new LogFault(application, row.Sequence, "the words of the note it tells of were changed");
            if (withdrawn.Contains(written.Note) != note.WithdrawnAt is not null)
                return new LogFault(application, row.Sequence, "whether the note it tells of was withdrawn was changed");
        }

        return kept.Count == 0 ? null : new LogFault(application, history.Count, "there are notes that no event tells of");
    }
}
