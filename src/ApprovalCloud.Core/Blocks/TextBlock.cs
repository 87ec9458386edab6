namespace ApprovalCloud.Core.Blocks;

/// <summary>Words that a department uses again and again in its reasons.</summary>
public sealed class TextBlock
{
    private TextBlock() { }

    public TextBlock(string department) => Department = department;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string Department { get; private set; } = "";

    /// <summary>Under which it is chosen.</summary>
    public string Title { get; private set; } = "";

    public string Words { get; private set; } = "";
    public string ChangedByName { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Counts the changes: two colleagues who change it at once do not overwrite each other unseen.</summary>
    public int Version { get; private set; }

    public void Become(string title, string words, string by, DateTimeOffset at) =>
        (Title, Words, ChangedByName, ChangedAt, Version) = (title, words, by, at, Version + 1);
}
