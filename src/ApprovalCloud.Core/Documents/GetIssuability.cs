using System.Security.Cryptography;
using ApprovalCloud.Core.Documents.Drawing;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Documents;

/// <summary>Whether documents can be issued here; what is in the way, for whoever runs the platform.</summary>
public sealed record GetIssuability : IRequest<Result<Issuability>>;

/// <param name="Faults">In English, as the configuration is.</param>
public sealed record Issuability(IReadOnlyList<string> Faults)
{
    public bool IsPossible => Faults.Count == 0;
}

internal sealed class GetIssuabilityHandler(SigningKeys keys, DocumentFonts fonts, IOptions<DocumentOptions> options)
    : IRequestHandler<GetIssuability, Result<Issuability>>
{
    public async Task<Result<Issuability>> Handle(GetIssuability request, CancellationToken cancellationToken)
    {
        var faults = fonts.Missing.Select(file => $"The font {file} is missing. Install it (Debian: fonts-noto-cjk) or name its folder in Documents:Fonts.").ToList();
        try
        {
            if (await keys.Current(cancellationToken) is null)
                faults.Add("There is no certificate to seal documents with. Name a PKCS #12 file in Documents:Certificate and its password in Documents:CertificatePassword.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            faults.Add($"The certificate {options.Value.Certificate} cannot be used: {exception.Message}");
        }

        return new Issuability(faults);
    }
}
