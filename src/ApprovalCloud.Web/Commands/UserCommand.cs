using System.CommandLine;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Web.Commands;

internal static class UserCommand
{
    public static Command Create()
    {
        var email = new Argument<string>("email") { Description = "The e-mail address to sign in with." };
        var name = new Option<string>("--name") { Description = "The name that colleagues and applicants see.", Required = true };
        var role = new Option<string?>("--role") { Description = "Clerk, Supervisor, Designer or Assistant; a citizen without it." };
        var department = new Option<string?>("--department") { Description = "A clerk's department, by its key." };
        var counter = new Option<string?>("--counter") { Description = "The department at whose counter an assistant works, by its key." };
        var may = new Option<StepRoles>("--may") { Description = "What a clerk may do: Accept, Review, Decide or All.", DefaultValueFactory = _ => StepRoles.All };
        var language = new Option<string>("--language") { Description = "Of letters: en, zh-Hans or zh-Hant.", DefaultValueFactory = _ => "en" };
        var identity = new Option<string?>("--identity-number") { Description = "The resident identity number, once it was verified: registries may then be asked about the person." };
        language.AcceptOnlyFromAmong("en", "zh-Hans", "zh-Hant");
        var add = new Command("add", "Makes an account, and prints the link by which its owner chooses a password.") { email, name, role, department, counter, may, language, identity };
        add.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            await services.GetRequiredService<SeedRoles>().Run();
            var added = await services.GetRequiredService<IMediator>().Send(
                new AddUser(given.GetValue(email)!, given.GetValue(name)!, null, given.GetValue(role))
                {
                    Department = given.GetValue(department), StepRoles = given.GetValue(may), Language = given.GetValue(language)!,
                    IdentityNumber = given.GetValue(identity), CounterOf = given.GetValue(counter),
                }, cancel);
            if (added.IsOk)
            {
                var user = (await services.GetRequiredService<UserManager<User>>().FindByIdAsync($"{added.Value}"))!;
                var link = await services.GetRequiredService<PasswordLinks>().Of(user);
                Console.WriteLine($"Give them this link, which is good once, within a day: {link.Address}");
                Console.WriteLine($"Where the page asks for a code, it is: {link.Code}");
            }

            return await Told(added);
        }));
        var known = new Argument<string>("email") { Description = "The address of the account." };
        var forget = new Command("forget-factors", "Takes the authenticator app and the passkeys off an account whose owner has lost them, and ends its sessions. Make sure first who asks.") { known };
        forget.SetAction((given, cancel) => CommandLine.WithServices(async services =>
            await Told(await services.GetRequiredService<IMediator>().Send(new ForgetFactors(given.GetValue(known)!), cancel))));
        var whose = new Argument<string?>("email") { Description = "The address of the account.", Arity = ArgumentArity.ZeroOrOne };
        var everybody = new Option<bool>("--everybody") { Description = "Of all accounts, and of departments' programs." };
        var signOut = new Command("sign-out", "Ends all sessions of an account, in browsers and of programs.") { whose, everybody };
        signOut.Validators.Add(given =>
        {
            if (given.GetValue(everybody) == (given.GetValue(whose) is not null))
                given.AddError("Say whose sessions end: an address, or --everybody.");
        });
        signOut.SetAction((given, cancel) => CommandLine.WithServices(async services =>
            await Told(await services.GetRequiredService<IMediator>().Send(new EndSessions(given.GetValue(whose)), cancel))));
        var close = new Command("close", "Closes the account of somebody who leaves an office, for good. What they did keeps their name; the address is free again.") { known };
        close.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            var closed = await services.GetRequiredService<IMediator>().Send(new CloseStaffAccount(given.GetValue(known)!), cancel);
            if (closed.Value is { InHand: > 0 and var inHand })
                await Console.Error.WriteLineAsync($"Steps that they have in hand, for a supervisor to move: {inHand}.");
            return await Told(closed);
        }));
        return new Command("user", "Accounts.") { add, forget, signOut, close };
    }

    internal static async Task<int> Told<T>(Result<T> result)
    {
        if (result.Problem is { Errors: null } problem)
            await Console.Error.WriteLineAsync(problem.Message.En);
        foreach (var (field, messages) in result.Problem?.Errors ?? new Dictionary<string, string[]>())
            await Console.Error.WriteLineAsync($"{field}: {string.Join(" ", messages)}");
        return result.IsOk ? 0 : 1;
    }
}
