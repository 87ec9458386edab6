using ApprovalCloud.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ApprovalCloud.Core.Users;

public static class UsersSetup
{
    // Of PBKDF2-HMAC-SHA-512 (ASVS 5.0, 11.4.2). A password that was hashed with fewer is hashed anew at its next sign-in.
    private const int Rounds = 210_000;

    /// <summary>ASP.NET Core Identity: cookies for pages, bearer tokens for the API.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services.AddIdentityApiEndpoints<User>(options =>
            {
                IdentitySchema.Configure(options);
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AppDbContext>()
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddTokenProvider<CodesOnce>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<KnownPasswords>()
            .AddErrorDescriber<IdentityErrors>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Rounds);
        services.Replace(ServiceDescriptor.Singleton<ILookupNormalizer, NamesInIdentity>());
        services.AddSingleton<IEmailSender<User>, IdentityLetters>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<PasswordLinks>();
        services.AddSingleton<RegistrationSeal>();
        services.AddOptions<PasswordsOptions>().BindConfiguration("Passwords");
        services.AddSingleton<BreachedPasswords>();
        services.AddOptions<SessionOptions>().BindConfiguration("Sessions");
        services.AddSingleton<EndedSessions>();
        services.AddScoped<Sessions>();
        services.AddScoped<ShutAccounts>();
        return services;
    }
}
