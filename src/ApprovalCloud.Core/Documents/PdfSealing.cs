using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ApprovalCloud.Core.Documents;

/// <summary>Signs a PDF: adds a signature as an update at its end, so that every byte before it stays as it was (ISO 32000-1, 12.8).</summary>
internal static partial class PdfSealing
{
    private const string Later = "/ByteRange [0 ********** ********** **********]";

    /// <param name="pdf">As SkiaSharp writes it: one trailer, and objects on their own.</param>
    /// <param name="language">The language of most of its text, as an IETF tag.</param>
    /// <exception cref="InvalidDataException">It has not the structure that is expected.</exception>
    public static byte[] Sign(byte[] pdf, SigningKey key, string authority, string reason, string language, DateTimeOffset at)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = Match(Trailer(), text[text.LastIndexOf("trailer", StringComparison.Ordinal)..]);
        var (size, root) = (Number(trailer, "size"), Number(trailer, "root"));
        var (catalog, page) = (Object(text, root), FirstPage().Match(text));
        var pageNumber = Number(page, "number");
        var (signature, field) = (size, size + 1);
        var room = PadesSignature.Room(key) * 2;
        var update = new Update(pdf);
        update.Add(signature, $"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name {Hex(authority)} /Reason {Hex(reason)} /M (D:{at.UtcDateTime:yyyyMMddHHmmss}Z) {Later} /Contents <{new string('0', room)}>>>");
        update.Add(field, $"<</Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /V {signature} 0 R /P {pageNumber} 0 R /Rect [0 0 0 0] /F 132>>");
        update.Add(root, $"<</Lang ({language}) /AcroForm <</Fields [{field} 0 R] /SigFlags 3>>" + catalog["<<".Length..]);
        update.Add(pageNumber, WithAnnotation(Object(text, pageNumber), field));
        var file = update.Finish(size + 2, root, trailer.Groups["info"].Value, trailer.Groups["id"].Value, text.LastIndexOf("startxref", StringComparison.Ordinal));
        return Seal(file, room, key);
    }

    /// <summary>The id of the certificate with which it is sealed; null if it is not sealed as a whole, or was changed.</summary>
    public static string? SealOf(byte[] pdf)
    {
        if (Sealed().Matches(Encoding.Latin1.GetString(pdf)).LastOrDefault() is not { } place)
            return null;
        var (start, end) = (Number(place, "start"), Number(place, "end"));
        if (start > end || end > pdf.Length || end + Number(place, "rest") != pdf.Length)
            return null;
        return PadesSignature.Signer([.. pdf[..start], .. pdf[end..]], Convert.FromHexString(place.Groups["cms"].ValueSpan)) is { } signer
            ? SigningKey.IdOf(signer)
            : null;
    }

    private static byte[] Seal(byte[] file, int room, SigningKey key)
    {
        var text = Encoding.Latin1.GetString(file);
        var range = text.LastIndexOf(Later, StringComparison.Ordinal);
        var start = text.IndexOf("/Contents <", range, StringComparison.Ordinal) + "/Contents ".Length;
        var end = start + room + 2;
        var written = $"/ByteRange [0 {start} {end} {file.Length - end}]".PadRight(Later.Length);
        Encoding.ASCII.GetBytes(written).CopyTo(file, range);
        var cms = Convert.ToHexString(PadesSignature.Of([.. file[..start], .. file[end..]], key));
        Encoding.ASCII.GetBytes(cms).CopyTo(file, start + 1);
        return file;
    }

    private static string WithAnnotation(string page, int field) => page.Contains("/Annots [", StringComparison.Ordinal)
        ? page.Replace("/Annots [", $"/Annots [{field} 0 R ", StringComparison.Ordinal)
        : $"<</Annots [{field} 0 R]" + page["<<".Length..];

    private static string Object(string text, int number)
    {
        var begin = $"\n{number} 0 obj\n";
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[start..text.IndexOf("\nendobj", start, StringComparison.Ordinal)];
    }

    // UTF-16 with a byte order mark, as text strings of a PDF may be; hexadecimal, so that nothing in it can end it.
    private static string Hex(string words) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}>";

    private static Match Match(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match ? match : throw new InvalidDataException("The PDF has not the trailer that is expected.");

    private static int Number(Match match, string group) => match.Success
        ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture)
        : throw new InvalidDataException($"The PDF has no {group}.");

    [GeneratedRegex(@"/Size (?<size>\d+)\s*/Root (?<root>\d+) 0 R\s*/Info (?<info>\d+ 0 R)\s*/ID (?<id>\[[^\]]+\])", RegexOptions.None, 1000)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"\n(?<number>\d+) 0 obj\n<</Type /Page\s", RegexOptions.None, 1000)]
    private static partial Regex FirstPage();

    [GeneratedRegex(@"/ByteRange \[0 (?<start>\d{1,9}) (?<end>\d{1,9}) (?<rest>\d{1,9})\]\s*/Contents <(?<cms>[0-9A-F]+)>", RegexOptions.None, 1000)]
    private static partial Regex Sealed();

    /// <summary>Objects that are written behind the end of a PDF, in place of earlier ones or new.</summary>
    private sealed class Update(byte[] before)
    {
        private readonly StringBuilder written = new("\n");
        private readonly SortedDictionary<int, int> places = [];

        public void Add(int number, string content)
        {
            places[number] = before.Length + written.Length;
            written.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }

        public byte[] Finish(int size, int root, string info, string id, int previous)
        {
            var table = before.Length + written.Length;
            var former = Encoding.Latin1.GetString(before.AsSpan(previous)).Split('\n')[1];
            written.Append("xref\n");
            foreach (var (number, place) in places)
                written.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:0000000000} 00000 n \n");
            written.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size} /Root {root} 0 R /Info {info} /ID {id} /Prev {former}>>\nstartxref\n{table}\n%%EOF\n");
            return [.. before, .. Encoding.Latin1.GetBytes(written.ToString())];
        }
    }
}
