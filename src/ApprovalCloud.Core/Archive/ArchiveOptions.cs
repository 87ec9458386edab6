using System.ComponentModel.DataAnnotations;

namespace ApprovalCloud.Core.Archive;

public sealed class ArchiveOptions : IValidatableObject
{
    // Boards look at the events of the last twelve months, whatever became of the application.
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(400);

    /// <summary>How long after it has ended an application's events are packed away; zero is never.</summary>
    public TimeSpan After { get; set; } = TimeSpan.FromDays(730);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => After == TimeSpan.Zero || After >= Shortest
        ? []
        : [new ValidationResult($"Archive:After is 0, or at least {Shortest.Days} days.")];
}
