namespace ApprovalCloud.Core.Materials;

/// <summary>A folder; several nodes share it only if it is on a disk that they share.</summary>
internal sealed class DiskFileStore(string root) : IFileStore
{
    public async Task Save(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Whole or not at all: it gets its name once everything is on the disk.
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public Task<Stream?> Open(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete })
            : null);
    }

    public Task Delete(string name, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(name))))
            File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    public Task DeleteAll(Guid application, CancellationToken cancellationToken)
    {
        var folder = PathOf($"{application:N}");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    public async Task Probe(CancellationToken cancellationToken)
    {
        var name = $"probe-{Guid.NewGuid():N}";
        await Save(name, new byte[] { 1 }, cancellationToken);
        await Delete(name, cancellationToken);
    }

    private string PathOf(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));
}
