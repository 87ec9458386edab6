namespace ApprovalCloud.Core.Materials;

/// <summary>Section <c>Materials</c> of the configuration.</summary>
public sealed class MaterialsOptions
{
    /// <summary>The largest file, in megabytes of 1,000,000 bytes.</summary>
    public int FileMegabytes { get; set; } = 20;

    /// <summary>All files of one application together, in megabytes; earlier versions count.</summary>
    public int ApplicationMegabytes { get; set; } = 200;

    /// <summary>The most pixels of a picture, in millions: a small file can hold a picture that fills the memory.</summary>
    public int ImageMegapixels { get; set; } = 40;

    /// <summary>How long an upload that was cut off can be gone on with.</summary>
    public int UploadHours { get; set; } = 24;

    /// <summary>Where files are kept, without <see cref="S3"/>; beside the SQLite file, if nothing is said.</summary>
    public string? Folder { get; set; }

    public S3Options S3 { get; set; } = new();

    /// <summary>clamd: <c>unix:/run/clamav/clamd.ctl</c> or <c>host:port</c>. Without it files are not checked for malware.</summary>
    public string? Clamd { get; set; }

    /// <summary>How long clamd may take for one file.</summary>
    public int ClamdSeconds { get; set; } = 30;

    public long LargestFile => FileMegabytes * 1_000_000L;

    public long LargestApplication => ApplicationMegabytes * 1_000_000L;
}

/// <summary>A bucket of an S3-compatible server, used if its name is set.</summary>
public sealed class S3Options
{
    public string? Bucket { get; set; }
    public string? Endpoint { get; set; }
    public string Region { get; set; } = "us-east-1";

    /// <summary>A key that stays, with its secret. Without one the server's keys that end are fetched and renewed, as AWS_* and the machine tell.</summary>
    public string AccessKey { get; set; } = "";
    public string SecretKey { get; set; } = "";
}
