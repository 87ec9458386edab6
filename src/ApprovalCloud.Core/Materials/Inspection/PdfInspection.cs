using ApprovalCloud.Engine.Definition;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace ApprovalCloud.Core.Materials;

/// <summary>Opens a PDF and walks through its objects: a document to read, and nothing that runs or hides in it.</summary>
internal static class PdfInspection
{
    private const int Deepest = 64;
    private const int MostObjects = 200_000;
    private static readonly HashSet<string> Scripts = ["JavaScript", "JS", "XFA", "RichMedia", "RichMediaContent"];
    private static readonly HashSet<string> Actions = ["Launch", "ImportData", "SubmitForm", "GoToE"];
    private static readonly HashSet<string> Attachments = ["EmbeddedFile", "EmbeddedFiles", "EF"];

    public static (int Pages, Text? Why) Look(byte[] given)
    {
        // Where the end is missing, the rest was lost on the way.
        if (given.AsSpan(Math.Max(0, given.Length - 2048)).LastIndexOf("%%EOF"u8) < 0)
            return (0, FileMessages.Damaged);
        try
        {
            using var input = new BoundedInput(given);
            using var document = PdfDocument.Open(input, new ParsingOptions { FilterProvider = new BoundedFilters(), MaxStackDepth = Deepest });
            if (document.IsEncrypted)
                return (0, FileMessages.Protected);
            return document.NumberOfPages < 1 || document.Structure.CrossReferenceTable.ObjectOffsets.Count > MostObjects
                ? (0, FileMessages.Damaged)
                : (document.NumberOfPages, WhatRuns(document));
        }
        catch (PdfDocumentEncryptedException)
        {
            return (0, FileMessages.Protected);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // Whatever a made-up file makes the reader stumble over, it cannot be read.
            return (0, FileMessages.Damaged);
        }
    }

    private static Text? WhatRuns(PdfDocument document)
    {
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys)
        {
            if (document.Structure.GetObject(reference) is { } found && Look(found.Data, 0) is { } why)
                return why;
        }

        return Look(document.Structure.Trailer.Root is { } root ? document.Structure.GetObject(root).Data : null, 0);
    }

    private static Text? Look(IToken? token, int depth)
    {
        if (depth > Deepest)
            return FileMessages.Damaged;
        return token switch
        {
            StreamToken stream => Look(stream.StreamDictionary, depth + 1),
            DictionaryToken dictionary => dictionary.Data.Select(entry => Named(entry.Key) ?? Look(entry.Value, depth + 1)).FirstOrDefault(why => why is not null),
            ArrayToken array => array.Data.Select(one => Look(one, depth + 1)).FirstOrDefault(why => why is not null),
            NameToken name => Named(name.Data),
            ObjectToken inner => Look(inner.Data, depth + 1),
            _ => null,
        };
    }

    private static Text? Named(string name) => name switch
    {
        _ when Scripts.Contains(name) || Actions.Contains(name) => FileMessages.Runs,
        _ when Attachments.Contains(name) => FileMessages.HasAttachments,
        _ => null,
    };
}
