using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Imports;

/// <summary>Reads a file of JSON lines, packed (gzip) or not, one application a line.</summary>
internal static class CaseLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 8, AllowDuplicateProperties = false,
    };

    /// <param name="content">Can be read from its start again.</param>
    /// <param name="refuse">Told of a line that is none, and why.</param>
    public static IEnumerable<CaseLine> Read(Stream content, Action<int, Text> refuse)
    {
        content.Position = 0;
        using var unpacked = new UnpackedLog(content, long.MaxValue);
        using var reader = new StreamReader(unpacked, new UTF8Encoding(false, throwOnInvalidBytes: true));
        for (var number = 1; ; number++)
        {
            string? line;
            try
            {
                line = reader.ReadLine();
            }
            catch (Exception exception) when (exception is InvalidDataException or DecoderFallbackException)
            {
                refuse(number, exception is DecoderFallbackException ? ImportMessages.NotUtf8 : ImportMessages.Damaged);
                yield break;
            }

            if (line is null)
                yield break;
            unpacked.NextNode();
            if (!string.IsNullOrWhiteSpace(line) && Case(line, number, refuse) is { } one)
                yield return new CaseLine(number, one);
        }
    }

    private static ImportedCase? Case(string line, int number, Action<int, Text> refuse)
    {
        try
        {
            if (JsonSerializer.Deserialize<ImportedCase>(line, Options) is { } one)
                return one;
            refuse(number, ImportMessages.NoCase);
        }
        catch (JsonException exception)
        {
            refuse(number, ImportMessages.NotReadable.With(exception.Message));
        }

        return null;
    }
}
