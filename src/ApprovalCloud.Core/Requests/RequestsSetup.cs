using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Requests;

public static class RequestsSetup
{
    /// <summary>MediatR without its registration package, which asks for a package that is not to be had.</summary>
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        var handler = typeof(IRequestHandler<,>);
        foreach (var type in typeof(RequestsSetup).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == handler))
                services.AddTransient(contract, type);
        }

        services.AddValidatorsFromAssembly(typeof(RequestsSetup).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddSingleton<UseCaseMeter>();
        services.AddSingleton<SecurityLog>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(MeasuringBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Delegations.ActingBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        return services;
    }
}
