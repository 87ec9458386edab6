using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>A citizen, or somebody who works here: then with a <see cref="Role"/> and, as a clerk, a department.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    /// <summary>Somebody who has no address and no password, so nobody signs in as them; whoever gets an account with this identity has it then.</summary>
    public static User WithoutAccount(string name, string identityNumber)
    {
        var person = new User { DisplayName = name, IdentityNumber = identityNumber, Language = "zh-Hans", SecurityStamp = Guid.NewGuid().ToString("N") };
        (person.UserName, person.NormalizedUserName) = ($"person-{person.Id:N}", $"PERSON-{person.Id:N}".ToUpperInvariant());
        return person;
    }

    /// <summary>In whose name a program acts: nobody signs in as them either.</summary>
    public static User Program(string name)
    {
        var program = new User { DisplayName = name, SecurityStamp = Guid.NewGuid().ToString("N") };
        (program.UserName, program.NormalizedUserName) = ($"program-{program.Id:N}", $"PROGRAM-{program.Id:N}".ToUpperInvariant());
        return program;
    }

    public string DisplayName { get; set; } = "";

    /// <summary>The language letters are written in: en, zh-Hans or zh-Hant.</summary>
    public string Language { get; set; } = "en";

    public Engine.Definition.Language SpokenLanguage => Languages.Of(System.Globalization.CultureInfo.GetCultureInfo(Language));

    /// <summary>The resident identity number (GB 11643), once somebody or something trusted has verified it.</summary>
    public string? IdentityNumber { get; set; }

    /// <summary>By which its owner is found; the number itself may be encrypted.</summary>
    public string? IdentityMark { get; private set; }

    /// <summary>Letters that do not come by mail; what the law makes an authority send comes all the same.</summary>
    public LetterGroups NoMailFor { get; set; }

    /// <summary>A clerk has read every notice until then.</summary>
    public DateTimeOffset? NoticesReadAt { get; set; }

    /// <summary>Single keys do nothing on their pages (WCAG 2.2, 2.1.4).</summary>
    public bool NoShortcuts { get; set; }

    public string? Department { get; set; }

    public StepRoles StepRoles { get; set; }

    /// <summary>The department at whose counter an assistant works: they are none of its clerks.</summary>
    public string? CounterOf { get; set; }

    /// <summary>What was answered before this is not offered again; null if nothing was forgotten.</summary>
    public DateTimeOffset? ReusedFrom { get; set; }

    /// <summary>When its owner closed it: it tells nobody who that was any more.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>The rooms of the house that need a key. A citizen has none of these roles.</summary>
public static class Role
{
    public const string Clerk = "Clerk";
    public const string Supervisor = "Supervisor";
    public const string Designer = "Designer";

    /// <summary>A community worker at a counter, who files for people who are present (帮办).</summary>
    public const string Assistant = "Assistant";

    public static readonly IReadOnlyList<string> All = [Clerk, Supervisor, Designer, Assistant];
}
