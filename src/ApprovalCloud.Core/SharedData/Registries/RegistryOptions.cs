namespace ApprovalCloud.Core.SharedData;

/// <summary>What of a registry is configuration (<c>Registries:{key}</c>): its secrets, another address, and patience.</summary>
internal sealed class RegistryOptions
{
    /// <summary>Instead of the address in <c>registries.yaml</c>.</summary>
    public Uri? Endpoint { get; set; }

    public Uri? TokenEndpoint { get; set; }

    public string? ApiKey { get; set; }
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }

    /// <summary>A PKCS #12 file with the platform's certificate and its key.</summary>
    public string? Certificate { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>A file with the certificates that the registry's server is trusted by, instead of the machine's.</summary>
    public string? Authority { get; set; }

    /// <summary>For everything: waiting for a turn, a token, and every attempt. Somebody is looking at a page meanwhile.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(4);

    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(1.5);
    public int Retries { get; set; } = 1;
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Requests at the same time. Those that wait for their turn wait no longer than <see cref="Timeout"/>.</summary>
    public int AtOnce { get; set; } = 32;

    public int Waiting { get; set; } = 2_000;

    /// <summary>Of so many attempts within the window, this share failed: then the registry is left alone for a while.</summary>
    public double FailureRatio { get; set; } = 0.5;

    public int LeastAttempts { get; set; } = 6;
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(15);

    public int LargestAnswer { get; set; } = 256 * 1024;
}
