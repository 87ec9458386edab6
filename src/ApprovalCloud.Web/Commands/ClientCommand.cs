using System.CommandLine;
using ApprovalCloud.Core.Clients;
using MediatR;

namespace ApprovalCloud.Web.Commands;

/// <summary>Programs of departments that use the API in their own name.</summary>
internal static class ClientCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "What stands in histories for what it does." };
        var department = new Option<string>("--department") { Description = "The department whose tasks it reads, by its key.", Required = true };
        var scope = new Option<string>("--scope") { Description = "What it may: tasks.read, tasks.accept, tasks.review, tasks.decide, with spaces between them.", DefaultValueFactory = _ => Scope.Read };
        var add = new Command("add", "Lets a program in, and prints its id and its secret, once.") { name, department, scope };
        add.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            var added = await services.GetRequiredService<IMediator>().Send(new AddClient(given.GetValue(name)!, given.GetValue(department)!, given.GetValue(scope)!), cancel);
            if (added.Value is { } client)
                await Console.Out.WriteLineAsync($"client_id {client.Id}{Environment.NewLine}client_secret {client.Secret}");
            return await UserCommand.Told(added);
        }));
        var list = new Command("list", "Which programs there are.");
        list.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            foreach (var client in (await services.GetRequiredService<IMediator>().Send(new ListClients(), cancel)).Value ?? [])
                await Console.Out.WriteLineAsync($"{client.Id}  {client.Department}  {Scope.Of(client.May)}  {client.Name}{(client.EndedAt is { } ended ? $"  ended {ended:u}" : "")}");
            return 0;
        }));
        var id = new Argument<Guid>("id") { Description = "Its client_id." };
        var end = new Command("end", "Lets it in no more; its tokens are good for nothing at once.") { id };
        end.SetAction((given, cancel) => CommandLine.WithServices(async services =>
            await UserCommand.Told(await services.GetRequiredService<IMediator>().Send(new EndClient(given.GetValue(id)), cancel))));
        return new Command("client", "Programs of departments.") { add, list, end };
    }
}
