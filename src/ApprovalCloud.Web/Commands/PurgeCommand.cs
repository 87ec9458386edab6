using System.CommandLine;
using ApprovalCloud.Core.Retention;

namespace ApprovalCloud.Web.Commands;

internal static class PurgeCommand
{
    public static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "Says what is due, and purges nothing." };
        var purge = new Command("purge", "Takes out for good the applications that need not be kept any longer, and leaves the proof that they were there. There is no way back.") { list };
        purge.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            if (given.GetValue(list))
            {
                var retention = services.GetRequiredService<RetentionDue>();
                foreach (var one in await retention.Next([], cancel))
                    Console.WriteLine($"{one.Number}  {one.Service}  ended {one.EndedAt:yyyy-MM-dd}, kept until {retention.KeptUntil(one):yyyy-MM-dd}");
                return 0;
            }

            var result = await services.GetRequiredService<PurgeCases>().Run(cancel);
            Console.WriteLine($"{result.Purged} applications purged, {result.Failed} failed");
            return result.Failed == 0 ? 0 : 1;
        }));
        return purge;
    }
}
