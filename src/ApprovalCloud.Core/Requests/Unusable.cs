using System.Collections.Concurrent;
using System.Reflection;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Requests;

/// <summary>Somebody's system calls it so; the use case makes of it what can be shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CleanedAttribute : Attribute;

/// <summary>
/// Finds what no use case can do anything with: words that no database could hold, and choices that are none. Answers are read one by one
/// elsewhere, each against its question.
/// </summary>
internal static class Unusable
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <returns>The fields that it was typed into, and what to do there.</returns>
    public static IEnumerable<(string Field, Text Message)> In(object request) =>
        from property in Properties(request.GetType())
        let value = property.GetValue(request)
        where !IsUsable(value)
        select (property.Name, value is Enum ? Messages.ChooseOne : Messages.Unstorable);

    private static bool IsUsable(object? value) => value switch
    {
        null or Caller => true,
        string words => Storable.IsStorable(words),
        Enum choice => Enum.IsDefined(choice.GetType(), choice),
        IEnumerable<object> all => all.All(IsUsable),
        _ => Array.TrueForAll(Properties(value.GetType()), property => IsUsable(property.GetValue(value))),
    };

    private static PropertyInfo[] Properties(Type type) => Known.GetOrAdd(type, static one =>
    [
        .. one.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters() is [] && IsLookedAt(property.PropertyType) && property.GetCustomAttribute<CleanedAttribute>() is null),
    ]);

    private static bool IsLookedAt(Type type) =>
        type == typeof(string) || typeof(IEnumerable<object>).IsAssignableFrom(type) || (type.IsClass && type.Assembly == typeof(Unusable).Assembly)
        || (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } choice && choice.GetCustomAttribute<FlagsAttribute>() is null;
}
