namespace ApprovalCloud.Core.Materials;

/// <summary>Keeps the bytes of files, under names that the platform makes: never under one that somebody gave.</summary>
public interface IFileStore
{
    /// <summary>Saved when it returns; what was there under this name is replaced.</summary>
    Task Save(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Null if there is nothing of this name.</summary>
    Task<Stream?> Open(string name, CancellationToken cancellationToken);

    Task Delete(string name, CancellationToken cancellationToken);

    /// <summary>Everything of one application.</summary>
    Task DeleteAll(Guid application, CancellationToken cancellationToken);

    /// <summary>Throws where nothing could be saved now.</summary>
    Task Probe(CancellationToken cancellationToken);
}

/// <summary>What is kept under which name.</summary>
internal static class FileNamesInStore
{
    public static string Kept(Guid application, Guid file) => $"{application:N}/{file:N}";

    /// <summary>What was handed in, until it is checked, where something else is kept of it.</summary>
    public static string Given(Guid application, Guid file) => $"{application:N}/{file:N}.given";

    public static string Part(Guid application, Guid part) => $"{application:N}/{part:N}.part";
}
