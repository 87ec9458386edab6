using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApprovalCloud.Web.Api;

/// <summary>What .NET reads without asking whether there is such a thing: a number for a choice that has no such number, nothing in place of an item.</summary>
internal static class KnownValues
{
    /// <summary>A choice in an address is one of those that there are.</summary>
    public static ValueTask<object?> Choices(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<Enum>().FirstOrDefault(choice => !Enum.IsDefined(choice.GetType(), choice)) is { } unknown
            ? throw new BadHttpRequestException($"{unknown:D} is none of {string.Join(", ", Enum.GetNames(unknown.GetType()))}.")
            : next(context);

    /// <summary>A list in a body holds what it is a list of.</summary>
    public static void WholeLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Assembly.GetName().Name?.StartsWith("ApprovalCloud", StringComparison.Ordinal) != true)
            return;
        var lists = type.Properties.Where(property => property.Get is not null && property.PropertyType.IsAssignableTo(typeof(IEnumerable)) && property.PropertyType != typeof(string) && !MayHoldNothing(property)).ToList();
        if (lists.Count > 0)
            type.OnDeserialized = made => lists.ForEach(list => Check(list.Name, (IEnumerable?)list.Get!(made)));
    }

    // A list of what may be missing, such as the fields of a proof.
    private static bool MayHoldNothing(JsonPropertyInfo property) =>
        property.AttributeProvider is PropertyInfo info && new NullabilityInfoContext().Create(info) is var known
        && (known.ElementType ?? known.GenericTypeArguments.FirstOrDefault()) is { ReadState: NullabilityState.Nullable };

    private static void Check(string name, IEnumerable? items)
    {
        if (items?.Cast<object?>().Contains(null) == true)
            throw new JsonException($"There is nothing (null) in place of an item of {name}.");
    }
}
