using System.CommandLine;
using ApprovalCloud.Core.Archive;

namespace ApprovalCloud.Web.Commands;

internal static class ArchiveCommand
{
    public static Command Create()
    {
        var undo = new Option<bool>("--undo") { Description = "Brings everything back instead: before an earlier version, which knows of no archive, takes over." };
        var archive = new Command("archive", "Packs away the events of applications that have ended longer ago than Archive:After, as the platform does at night.") { undo };
        archive.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            var cases = services.GetRequiredService<ArchiveCases>();
            if (given.GetValue(undo))
            {
                Console.WriteLine($"{await cases.Undo(cancel)} applications brought back");
                return 0;
            }

            var result = await cases.Run(cancel);
            Console.WriteLine($"{result.Archived} applications archived, {result.Failed} failed");
            return result.Failed == 0 ? 0 : 1;
        }));
        return archive;
    }
}
