using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ApprovalCloud.Core.Materials;

/// <summary>A bucket of an S3-compatible server, which every node reaches.</summary>
internal sealed class S3FileStore(S3Options options) : IFileStore, IDisposable
{
    private readonly AmazonS3Client client = options.AccessKey.Length > 0
        ? new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), Config(options))
        : new(Config(options));

    public async Task Save(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(content.ToArray(), writable: false);
        await client.PutObjectAsync(
            new PutObjectRequest { BucketName = options.Bucket, Key = name, InputStream = body, UseChunkEncoding = false }, cancellationToken);
    }

    public async Task<Stream?> Open(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetObjectAsync(options.Bucket, name, cancellationToken)).ResponseStream;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task Delete(string name, CancellationToken cancellationToken) => client.DeleteObjectAsync(options.Bucket, name, cancellationToken);

    public async Task DeleteAll(Guid application, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = $"{application:N}/" };
        for (ListObjectsV2Response? page = null; page is null || page.IsTruncated == true; request.ContinuationToken = page.NextContinuationToken)
        {
            page = await client.ListObjectsV2Async(request, cancellationToken);
            foreach (var one in page.S3Objects ?? [])
                await Delete(one.Key, cancellationToken);
        }
    }

    public async Task Probe(CancellationToken cancellationToken)
    {
        var name = $"probe-{Guid.NewGuid():N}";
        await Save(name, new byte[] { 1 }, cancellationToken);
        await Delete(name, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private static AmazonS3Config Config(S3Options options) => new()
    {
        ServiceURL = options.Endpoint,
        AuthenticationRegion = options.Region,
        ForcePathStyle = true,
        // Elsewhere it would say what only the bucket may know.
        AllowAutoRedirect = false,
        // Servers other than Amazon's do not know the newer checksums.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    };
}
