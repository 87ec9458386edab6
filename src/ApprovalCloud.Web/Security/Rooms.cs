using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Security;

/// <summary>Folder, address and policy agree: one room per person.</summary>
public static class Rooms
{
    public static void Configure(RazorPagesOptions options)
    {
        options.Conventions.ConfigureFilter(new OnlyHandlers());
        options.Conventions.AuthorizeFolder("/Apply", Policies.Citizen);
        options.Conventions.AuthorizeFolder("/Desk", Policies.Clerk);
        options.Conventions.AuthorizeFolder("/Watch", Policies.Supervisor);
        options.Conventions.AuthorizeFolder("/Design", Policies.Designer);
        options.Conventions.AuthorizeFolder("/Counter", Policies.Assistant);
        options.Conventions.AuthorizeFolder("/Account/Delegations", Policies.Citizen);
        options.Conventions.AuthorizeFolder("/Account/Data", Policies.Citizen);
        options.Conventions.AllowAnonymousToFolder("/Public");
        options.Conventions.AllowAnonymousToPage("/Account/SignIn");
        options.Conventions.AllowAnonymousToPage("/Account/TwoFactor");
        options.Conventions.AllowAnonymousToPage("/Account/Register");
        options.Conventions.AllowAnonymousToPage("/Account/Forgotten");
        options.Conventions.AllowAnonymousToPage("/Account/Reset");
        options.Conventions.AllowAnonymousToPage("/Account/Provider");
        options.Conventions.AllowAnonymousToPage("/Account/SignOut");
        options.Conventions.AllowAnonymousToPage("/Error");
        options.Conventions.AllowAnonymousToPage("/Accessibility");
    }
}
