namespace ApprovalCloud.Core.Services;

/// <summary>A published version of a service, to the letter: it never changes.</summary>
public sealed class PublishedService
{
    private PublishedService() { }

    public PublishedService(string key, int version, string content, DateTimeOffset at) =>
        (Key, Version, Content, PublishedAt) = (key, version, content, at);

    public string Key { get; private set; } = "";
    public int Version { get; private set; }
    public string Content { get; private set; } = "";
    public DateTimeOffset PublishedAt { get; private set; }
}
