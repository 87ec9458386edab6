using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using ApprovalCloud.Core.Encryption;

namespace ApprovalCloud.Web.Commands;

/// <summary>The keys with which is encrypted what is kept of people.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var from = new Option<DateTimeOffset?>("--from") { Description = "When it begins to encrypt; every node must have it by then. Without it: a day from now." };
        var make = new Command("new", "Prints a line for Encryption:Keys, with a key that nobody has yet.") { from };
        make.SetAction(given => Console.WriteLine(Line(given.GetValue(from) ?? DateTimeOffset.UtcNow.AddDays(1))));
        var status = new Command("status", "How many values are encrypted with which key, and how many with none.");
        status.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            var current = services.GetRequiredService<EncryptionKeys>().Current;
            Console.WriteLine(current is null ? "No key encrypts now." : $"{current.Id} encrypts, from {current.From.UtcDateTime:u}.");
            foreach (var use in await services.GetRequiredService<RotateKeys>().Uses(cancel))
                Console.WriteLine($"{use.Column,-32} {(use.Key.Length == 0 ? "plain" : use.Key),-10} {use.Rows,12:N0}");
            return 0;
        }));
        var rotate = new Command("rotate", "Encrypts with the newest key what was not yet; the platform runs on. It can be ended and begun again.");
        rotate.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            if (services.GetRequiredService<EncryptionKeys>().Current is null)
                return WorkflowsCommand.Fail("No key encrypts now: put a line of `keys new` into Encryption:Keys, and wait until its time has come.");
            Console.WriteLine($"{await services.GetRequiredService<RotateKeys>().Run(cancel):N0} values were written anew.");
            return 0;
        }));
        return new Command("keys", "Encryption of what is kept of people.") { make, status, rotate };
    }

    private static string Line(DateTimeOffset from) => string.Create(
        CultureInfo.InvariantCulture, $"{from.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(EncryptionKey.Size))}");
}
