using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Clients;

/// <summary>What a token is good for, in the words of OAuth: names with spaces between them. All are of the client's own department.</summary>
public static class Scope
{
    public const string Read = "tasks.read";

    private static readonly (string Name, StepRoles Role)[] Roles =
        [("tasks.accept", StepRoles.Accept), ("tasks.review", StepRoles.Review), ("tasks.decide", StepRoles.Decide)];

    public static string Of(StepRoles may) => string.Join(' ', Roles.Where(one => may.HasFlag(one.Role)).Select(one => one.Name).Prepend(Read));

    /// <summary>Null where a name is none of these.</summary>
    public static StepRoles? Parse(string scope)
    {
        var may = StepRoles.None;
        foreach (var name in scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var role = Array.Find(Roles, one => one.Name == name);
            if (role.Name is null && name != Read)
                return null;
            may |= role.Role;
        }

        return may;
    }
}
