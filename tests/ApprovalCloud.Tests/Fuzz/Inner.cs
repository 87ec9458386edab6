using System.Reflection;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>Readers that the platform keeps to itself, and gives things from outside all the same.</summary>
internal static class Inner
{
    public static T Method<T>(string type, string method) where T : Delegate => (typeof(Core.Requests.Problem).Assembly.GetType($"ApprovalCloud.Core.{type}")
        ?.GetMethod(method, BindingFlags.Static | BindingFlags.Public) ?? throw new MissingMethodException(type, method)).CreateDelegate<T>();
}
