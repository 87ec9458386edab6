using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Where no SMTP server is configured, letters are put into a folder as .eml files, which mail programs open.</summary>
internal sealed class FolderMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task Send(MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.Folder);
        var path = Path.Combine(options.Value.Folder, $"{Guid.CreateVersion7():N}.eml");
        // Whoever opens a letter there has the whole of it.
        await message.WriteToAsync($"{path}.part", cancellationToken);
        File.Move($"{path}.part", path);
    }
}
