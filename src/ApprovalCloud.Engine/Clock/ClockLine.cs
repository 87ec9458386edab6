using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

/// <summary>One line of the reckoning that leads to a date.</summary>
/// <param name="Article">The law it rests on; none for what only the calendar says.</param>
public sealed record ClockLine(Text Words, Text? Article = null);
