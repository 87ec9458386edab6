using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Imports;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>What the platform wrote itself, or another one, and somebody may have changed since.</summary>

public sealed partial class StoredFuzzTests(SqlitePlatform platform, ITestOutputHelper output) : IClassFixture<SqlitePlatform>
{
    private readonly Fuzzer fuzzer = new(output);

    [Fact]
    public async Task SealsOfDocuments_AreFound_OrThereIsNone()
    {
        var id = (await new Given(platform).SubmittedApplication()).Id;
        var pdf = (await platform.Document(platform.Citizen, id, DocumentKind.Submission)).Content;
        var sealOf = Inner.Method<Func<byte[], string?>>("Documents.PdfSealing", "SealOf");
        Assert.NotNull(sealOf(pdf));

        await fuzzer.Run("seals of documents (PDF)", [pdf], input => sealOf(input));
        await fuzzer.Run("seals of documents, range right", ["3080060B2A864886F70D010702A0"u8.ToArray()], input => sealOf(Sealed(input)));
    }

    [Fact]
    public async Task Signatures_AreOfSomebody_OrOfNobody()
    {
        var id = (await new Given(platform).SubmittedApplication()).Id;
        var pdf = (await platform.Document(platform.Citizen, id, DocumentKind.Submission)).Content;
        var place = Contents().Matches(Encoding.Latin1.GetString(pdf))[^1];
        var cms = Convert.FromHexString(place.Groups["cms"].Value.TrimEnd('0') + "0000"[..(2 + (place.Groups["cms"].Value.TrimEnd('0').Length % 2))]);
        byte[] signed = [.. pdf[..(place.Groups["cms"].Index - 1)], .. pdf[(place.Groups["cms"].Index + place.Groups["cms"].Length + 1)..]];
        var signer = Inner.Method<Func<byte[], byte[], X509Certificate2?>>("Documents.PadesSignature", "Signer");
        Assert.NotNull(signer(signed, cms));

        await fuzzer.Run("signatures (CMS)", [cms], input => signer(signed, input)?.Dispose());
    }

    [Fact]
    public async Task ArchivedCases_ComeOutAsTheyWentIn_OrNotAtAll()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var history = await platform.InDatabase(db => db.Events.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.Sequence).ToListAsync());
        var content = new ArchivedCase(id, history, platform.Clock.GetUtcNow()).Content;

        await fuzzer.Run("archived cases", [content], input => Read(input, null));
        await fuzzer.Run("archived cases, digest changed too", [content], input => Read(input, SHA256.HashData(input)));
        await fuzzer.Run("archived cases, packed anew", [Unpacked(content), "[null]"u8.ToArray(), "null"u8.ToArray()], input => Read(FileFuzzTests.Packed(input), SHA256.HashData(FileFuzzTests.Packed(input))));

        void Read(byte[] changed, byte[]? digest)
        {
            var archived = new ArchivedCase(id, history, platform.Clock.GetUtcNow());
            typeof(ArchivedCase).GetProperty(nameof(ArchivedCase.Content))!.SetValue(archived, changed);
            if (digest is not null)
                typeof(ArchivedCase).GetProperty(nameof(ArchivedCase.Digest))!.SetValue(archived, digest);
            try
            {
                archived.Read();
            }
            catch (InvalidDataException)
            {
                // It was changed.
            }
        }
    }

    [Fact]
    public async Task ImportedApplications_AreTakenOver_OrRefusedByLine()
    {
        var person = SampleCitizens.Resident(7);
        var line = new JsonObject
        {
            ["reference"] = "OLD-7", ["service"] = Given.Restaurant, ["submittedAt"] = platform.Clock.GetUtcNow().AddDays(-20),
            ["applicant"] = new JsonObject { ["identityNumber"] = person.IdentityNumber, ["name"] = person.Name },
            ["facts"] = JsonSerializer.SerializeToNode(Given.LargeRestaurant(platform.Workflows).Facts),
        }.ToJsonString();
        await fuzzer.Run("applications to import (JSON)", [Encoding.UTF8.GetBytes(line), Encoding.UTF8.GetBytes($"{line}\n{line}\n")], async input =>
        {
            var result = await platform.Send(new ImportApplications(new MemoryStream(input), OnlyCheck: true));
            Assert.True(result.IsOk || result.Problem!.Errors is { Count: > 0 });
        });
    }

    private static byte[] Unpacked(byte[] content)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    // Most changes make the range wrong, which is found before anything else.
    private static byte[] Sealed(byte[] input)
    {
        const int Head = 57;
        var cms = new string([.. input.Select(one => "0123456789ABCDEF"[one % 16])]);
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/ByteRange [0 {Head:D9} {Head + cms.Length + 2:D9} {0:D9}]\n/Contents   <{cms}>"));
    }

    [GeneratedRegex("/Contents <(?<cms>[0-9A-F]+)>")]
    private static partial Regex Contents();
}
