using System.Security.Cryptography;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Materials;

/// <summary>A file that was opened and found to be what it says: what is kept of it.</summary>
/// <param name="Content">A PDF as it came; a picture drawn anew, so that nothing but the picture is in it.</param>
/// <param name="Thumbnail">A small JPEG, of a picture.</param>
public sealed record Inspected(FileKind Kind, byte[] Content, byte[]? Thumbnail, int? Pages)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));
}

/// <summary>Opens what was handed in. Nobody's word is taken for what is in a file.</summary>
public sealed class FileInspector(IOptions<MaterialsOptions> options) : IDisposable
{
    // A picture is unpacked in memory: few at a time.
    private readonly SemaphoreSlim room = new(2);

    /// <returns>What is kept; or why not, where {0} is to be the file's name.</returns>
    public async Task<(Inspected? File, Text? Why)> Inspect(byte[] given, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Open(given), cancellationToken);
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();

    private (Inspected?, Text?) Open(byte[] given)
    {
        if (given.Length == 0)
            return (null, FileMessages.Empty);
        if (FileKinds.Of(given) is not { } kind)
            return (null, FileMessages.NotAccepted);
        if (kind == FileKind.Pdf)
        {
            var (pages, why) = PdfInspection.Look(given);
            return why is null ? (new Inspected(kind, given, null, pages), null) : (null, why);
        }

        var (picture, problem) = Picture.Redraw(given, kind, options.Value.ImageMegapixels * 1_000_000L);
        return (picture, problem);
    }
}
