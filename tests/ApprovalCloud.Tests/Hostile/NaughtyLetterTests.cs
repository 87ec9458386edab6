using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Received = ApprovalCloud.Tests.Support.Received;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Letters carry what was typed as text: no header of its own, no other receiver, no HTML.</summary>
[Collection(nameof(HostileWorld))]
public sealed class NaughtyLetterTests(HostileWorld platform)
{
    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Subject", "Date", "Message-Id", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Language", "Auto-Submitted", "List-Unsubscribe",
    };

    [Fact]
    public async Task Letters_OfTheStory_SayWhatWasTyped_AndNoMore()
    {
        platform.Mail.Take();
        await platform.InDatabase(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(message => message.SentAt, (DateTimeOffset?)null)));
        await platform.InScope(async services =>
        {
            while (await services.GetRequiredService<DrainOutbox>().Run(CancellationToken.None) > 0)
            {
            }
        });

        Assert.Empty(await platform.InDatabase(db => db.Outbox.Where(message => message.SentAt == null).Select(message => message.About + message.LastError).ToListAsync()));
        var received = platform.Mail.Take();
        Assert.True(received.Count > 40, $"{received.Count}");
        Assert.Contains(received, one => one.Mail.TextBody!.Contains(Naughty.Marker, StringComparison.Ordinal));
        Assert.All(received, IsSound);
    }

    private static void IsSound(Received one)
    {
        Assert.All(one.Recipients, to => Assert.EndsWith("@example.test", to, StringComparison.Ordinal));
        Assert.DoesNotContain("victim@example.test", one.Recipients);
        Assert.Single(one.Recipients);
        Assert.All(one.Mail.Headers, header => Assert.Contains(header.Field, Headers));
        Assert.DoesNotContain(one.Mail.Subject ?? "", char.IsControl);
        Assert.DoesNotContain(one.Mail.To.Mailboxes.Single().Name ?? "", char.IsControl);
        Assert.All(one.Mail.BodyParts.OfType<TextPart>(), part => Assert.Equal("text/plain", part.ContentType.MimeType));
        // Whoever wrote the letter put in our address; what was typed stands there without being ours.
        Assert.Contains(HostileWorld.Address, one.Mail.TextBody!, StringComparison.Ordinal);
        var heads = one.Raw[..one.Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.DoesNotContain(heads.Split("\r\n"), line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
    }
}
