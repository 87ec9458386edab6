using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Documents.Writing;

/// <summary>What a document says, in every language, before it is drawn.</summary>
/// <param name="Authority">Who says it: named at its head and on the seal.</param>
/// <param name="Number">The step's number, the application's, or the licence's.</param>
/// <param name="Date">The day of the office on which it was decided.</param>
public sealed record DocumentContent(Text Title, Text Authority, string Number, DateOnly Date)
{
    /// <summary>Whom it is addressed to, as they call themselves.</summary>
    public string? To { get; init; }

    /// <summary>The paragraphs that say it.</summary>
    public IReadOnlyList<Text> Says { get; init; } = [];

    public IReadOnlyList<DocumentRow> Rows { get; init; } = [];
    public IReadOnlyList<DocumentSection> Sections { get; init; } = [];

    /// <summary>A certificate stands on one page with all languages side by side; a letter has its pages in each.</summary>
    public bool IsCertificate { get; init; }
}

public sealed record DocumentRow(Text Label, Text Value);

public sealed record DocumentSection(Text Heading, IReadOnlyList<Text> Lines);
