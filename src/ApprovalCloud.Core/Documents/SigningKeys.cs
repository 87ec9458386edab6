using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Documents;

/// <summary>The certificate with which this platform seals what it issues: the configured one, or, in Development alone, one that is made here.</summary>
public sealed class SigningKeys(IServiceScopeFactory scopes, IOptions<DocumentOptions> options, IHostEnvironment environment, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim once = new(1);
    private SigningKey? current;

    /// <summary>Null where none is configured, which only Development makes up for.</summary>
    /// <exception cref="CryptographicException">The configured file is no certificate with its key, or the password is another.</exception>
    /// <exception cref="IOException">The configured file cannot be read.</exception>
    public async Task<SigningKey?> Current(CancellationToken cancellationToken)
    {
        if (current is not null)
            return current;
        await once.WaitAsync(cancellationToken);
        try
        {
            return current ??= await Load(cancellationToken);
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>Every certificate with which something was sealed here.</summary>
    public async Task<IReadOnlyList<X509Certificate2>> Published(CancellationToken cancellationToken)
    {
        await Current(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<AppDbContext>().SigningCertificates.AsNoTracking()
            .OrderByDescending(row => row.AddedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(row => X509CertificateLoader.LoadCertificate(row.Certificate))];
    }

    public void Dispose() => once.Dispose();

    private async Task<SigningKey?> Load(CancellationToken cancellationToken)
    {
        if (options.Value.Certificate is { Length: > 0 } path)
        {
            var configured = SigningKey.Read(await File.ReadAllBytesAsync(path, cancellationToken), options.Value.CertificatePassword);
            await Keep(new SigningCertificate(configured.Id, configured.Certificate.RawData, null, clock.Now()), cancellationToken);
            return configured;
        }

        return environment.IsDevelopment() ? await OfDevelopment(cancellationToken) : null;
    }

    private async Task<SigningKey> OfDevelopment(CancellationToken cancellationToken)
    {
        if (await Made(cancellationToken) is null)
        {
            var made = SigningKey.Make(clock.GetUtcNow());
            await Keep(new SigningCertificate(made.Id, made.Certificate.RawData, made.Certificate.Export(X509ContentType.Pkcs12), clock.Now()), cancellationToken);
        }

        // Where two nodes made one each, all use the same.
        return SigningKey.Read((await Made(cancellationToken))!, null);
    }

    private async Task<byte[]?> Made(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().SigningCertificates.AsNoTracking()
            .Where(row => row.Pkcs12 != null).OrderBy(row => row.AddedAt).ThenBy(row => row.KeyId).Select(row => row.Pkcs12).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task Keep(SigningCertificate row, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.WhenOvertakenAgain<Done>(async () =>
        {
            if (!await db.SigningCertificates.AnyAsync(one => one.KeyId == row.KeyId, cancellationToken))
            {
                db.Add(row);
                await db.SaveChangesAsync(cancellationToken);
            }

            return Done.It;
        });
    }
}
