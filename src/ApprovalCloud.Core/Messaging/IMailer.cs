using MimeKit;

namespace ApprovalCloud.Core.Messaging;

public interface IMailer
{
    Task Send(MimeMessage message, CancellationToken cancellationToken);
}
