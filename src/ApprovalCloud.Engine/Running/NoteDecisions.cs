namespace ApprovalCloud.Engine.Running;

/// <summary>A clerk writes something down for their colleagues. The words are kept beside the history.</summary>
public sealed record WriteNote(Actor By, string Step, Guid Note, string Digest) : StepDecision(By, Step);

/// <summary>Its author takes it back; that it was there stays.</summary>
public sealed record WithdrawNote(Actor By, string Step, Guid Note) : StepDecision(By, Step);

/// <param name="Digest">Of the words.</param>
public sealed record NoteWritten(DateTimeOffset At, Person By, string Step, Guid Note, string Digest) : StepEvent(At, By, Step);

public sealed record NoteWithdrawn(DateTimeOffset At, Person By, string Step, Guid Note) : StepEvent(At, By, Step);
