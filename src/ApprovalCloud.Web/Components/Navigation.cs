using System.Security.Claims;

namespace ApprovalCloud.Web.Components;

/// <param name="Text">English; the layout translates it.</param>
public sealed record NavigationLink(string Address, string Text)
{
    // Notices have a place of their own beside the account.
    public bool Contains(PathString path) => !path.StartsWithSegments("/apply/notices") && !path.StartsWithSegments("/desk/notices") && IsAbove(path);

    private bool IsAbove(PathString path) =>
        Address == "/" ? path == "/" || path.StartsWithSegments("/services") || path.StartsWithSegments("/departments") : path.StartsWithSegments(Address);
}

public static class Navigation
{
    private static readonly (string Role, NavigationLink Room)[] Rooms =
    [
        ("Clerk", new("/desk", "My desk")),
        ("Supervisor", new("/watch", "Turnaround")),
        ("Designer", new("/design", "Service design")),
        ("Assistant", new("/counter", "Service counter")),
    ];

    public static bool IsCitizen(ClaimsPrincipal person) => !Rooms.Any(room => person.IsInRole(room.Role));

    /// <summary>Where somebody finds their notices; null for whoever gets none.</summary>
    public static string? NoticesOf(ClaimsPrincipal person) => person.IsInRole("Clerk") ? "/desk/notices" : IsCitizen(person) ? "/apply/notices" : null;

    public static IEnumerable<NavigationLink> For(ClaimsPrincipal person)
    {
        yield return new("/", "Services");
        if (person.Identity is not { IsAuthenticated: true }) yield break;
        var rooms = Rooms.Where(room => person.IsInRole(room.Role)).Select(room => room.Room).ToList();
        foreach (var room in rooms is [] ? [new("/apply", "My applications")] : rooms) yield return room;
    }
}
